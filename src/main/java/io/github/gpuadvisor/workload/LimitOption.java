package io.github.gpuadvisor.workload;

import java.util.List;

/** What a user can state of the answer, whatever the work: on what, for how much, which first. */
final class LimitOption {
  static final List<Option> ALL =
      List.of(
          hardware("gpu", "PATTERN,...", "only these: h100, a100*, rtx-4090"),
          hardware("exclude", "PATTERN,...", "none of these"),
          hardware("vendor", "V,...", "nvidia, amd, intel, google, aws, apple"),
          hardware("class", "C,...", "datacenter, workstation, consumer, edge"),
          hardware("engine", "NAME[@ERA]", "vllm, tensorrt-llm, llama.cpp, pytorch"),
          hardware("framework", "NAME", "must run in this framework"),
          hardware("have", "GPUS", "only what is yours: \"2x RTX 4090\"; here: what is found"),
          hardware("upgrade", "", "and the cheapest step up from it"),
          hardware("on", "SYSTEM", "on a named system: dgx-gh200"),
          hardware("reserveMemory", "SIZE", "memory of each GPU kept for what else runs: 2GiB"),
          hardware("maxGpus", "N", "at most this many"),
          hardware("maxNodes", "N", "at most this many machines"),
          hardware("maxPower", "W", "power of all GPUs together: 700W"),
          money("provider", "P,...", "only these: aws, gcp, lambda"),
          money("region", "R,...", "only these regions"),
          money("residency", "CC,...", "countries, or EU"),
          money("purchase", "HOW", "rent (default), buy or any"),
          money("pricing", "HOW", "on-demand (default), spot or reserved"),
          money("budget", "B", "12/h, 6000/month, 40000/total, 2500/purchase"),
          money("maxPriceAge", "T", "fail (5) if the first answer's price is older: 30d"),
          money("asOf", "DATE", "prices known on this day, and their ages"),
          choice("optimize", "PROFILE", "balanced (default), cost, speed or energy"),
          choice("weights", "W", "own weights: cost=0.6,speed=0.3,energy=0.1"),
          choice("top", "N", "rows shown (10)"),
          choice("groupBy", "WHAT", "one row per gpu (default), offer or provider"));

  private LimitOption() {}

  private static Option hardware(String key, String label, String help) {
    return new Option(key, Option.Group.HARDWARE, Option.ALL_KINDS, label, help);
  }

  private static Option money(String key, String label, String help) {
    return new Option(key, Option.Group.MONEY, Option.ALL_KINDS, label, help);
  }

  private static Option choice(String key, String label, String help) {
    return new Option(key, Option.Group.CHOICE, Option.ALL_KINDS, label, help);
  }
}
