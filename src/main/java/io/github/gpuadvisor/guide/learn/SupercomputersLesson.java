package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SupercomputersLesson extends Lesson {
  private static final String TEXT =
      """
      A supercomputer is thousands of the chips of this guide, joined by a network and
      given one task. Lists rank them by HPL, a system of equations solved in FP64. The
      peak is what all units could do in FP64 if none ever waited.

      | system | count | chip | peak PF | HPL PF | reached | HPCG | MW |
      |---|--:|---|--:|--:|--:|--:|--:|
      {systems}

      PF is a PFLOPS, a million billion operations a second. "Reached" is HPL as a share of
      the peak. HPCG is another test, closer to what weather or engineering ask for: it
      reads memory more than it computes, and there {frontier} reaches {hpcg} % of its
      peak. The roofline of one chip (learn memory) holds for a whole machine too.

      Machines for neural networks count in 16 bit or fewer, and most are not on such
      lists. A rack of {rack} has {rackChips} chips and {rackPeak} PFLOPS in 16 bit, dense. {summit}
      with {summitChips} chips states {summitPeak}: {racks} of these racks. {titan} of {titanYear}
      had {titanPeak} PF in FP64, as much as the matrix cores of {chipsForTitan} {mi300x}.

      The narrow place is the way between chips. {summitNetwork} In
      a data center for training, a machine is {nodeChips} chips with a fast link and then a
      network, {network} GB/s for each {h100} against {bandwidth} GB/s from its own memory.
      So a large training run is planned around what must be sent, and some of its time
      goes to failures: with thousands of chips something always breaks.
      """;

  SupercomputersLesson() {
    super(
        new Head(
            "supercomputers",
            "From one chip to a supercomputer",
            "the largest machines, and what they reach of their peak",
            List.of("systems list", "systems show frontier", "systems show titan"),
            List.of("interconnect", "parallel-plans", "next")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    blanks.rows(
        "systems",
        List.of("titan", "summit", "frontier", "aurora", "el-capitan", "fugaku", "alps", "eagle"),
        id -> row(blanks.system(id)));
    NamedSystem frontier = blanks.system("frontier");
    blanks.put("frontier", frontier.name());
    blanks.put("hpcg", 100 * share(frontier, frontier.measuredPflops().hpcg()), 2);
    NamedSystem rack = blanks.system("gb200-nvl72");
    NamedSystem summit = blanks.system("summit");
    blanks.put("rack", blanks.gpu(String.valueOf(rack.gpu())).shortName());
    blanks.put("rackChips", Figures.whole(Blanks.number(rack.gpuCount())));
    blanks.put("rackPeak", rack.peakPflops().get(Dtype.FP16), 4);
    blanks.put("summit", summit.name());
    blanks.put("summitChips", Figures.whole(Blanks.number(summit.gpuCount())));
    blanks.put("summitPeak", summit.peakPflops().get(Dtype.FP16), 4);
    blanks.put(
        "racks",
        Blanks.number(summit.peakPflops().get(Dtype.FP16))
            / Blanks.number(rack.peakPflops().get(Dtype.FP16)),
        2);
    titan(blanks);
    Accelerator h100 = blanks.gpu("h100-sxm-80gb");
    blanks.name("h100", h100);
    blanks.put("nodeChips", Figures.whole(h100.link().domainSize()));
    blanks.put("network", h100.networkGBpsPerGpu(), 3);
    blanks.put("bandwidth", h100.memory().bandwidthGBps(), 4);
    blanks.put("summitNetwork", network(summit));
  }

  private static void titan(Blanks blanks) {
    NamedSystem titan = blanks.system("titan");
    Accelerator mi300x = blanks.gpu("mi300x");
    double peak = Blanks.number(titan.peakPflops().get(Dtype.FP64));
    blanks.put("titan", titan.name());
    blanks.put("titanYear", year(titan));
    blanks.put("titanPeak", peak, 3);
    blanks.put("mi300x", mi300x.shortName());
    blanks.put(
        "chipsForTitan",
        Figures.whole(Math.ceil(1000 * peak / Blanks.number(mi300x.tflops(Dtype.FP64_TENSOR)))));
  }

  private static String network(NamedSystem system) {
    @Nullable Double rate = system.interconnect().networkGBpsPerNode();
    return rate == null
        ? ""
        : "A node of "
            + system.name()
            + " with "
            + Figures.whole(Blanks.number(system.gpusPerNode()))
            + " chips sends "
            + Figures.significant(rate, 3)
            + " GB/s.";
  }

  private static String year(NamedSystem system) {
    return system.launchDate() == null ? "" : String.valueOf(system.launchDate().getYear());
  }

  private static double share(NamedSystem system, @Nullable Double measured) {
    return Blanks.number(measured) / Blanks.number(system.peakPflops().get(Dtype.FP64));
  }

  private static List<String> row(NamedSystem system) {
    double reached = share(system, system.measuredPflops().hpl());
    return List.of(
        system.name(),
        system.gpuCount() == null ? "none" : Figures.whole(system.gpuCount()),
        system.gpu() == null ? "" : system.gpu(),
        Blanks.text(system.peakPflops().get(Dtype.FP64), 4),
        Blanks.text(system.measuredPflops().hpl(), 4),
        Blanks.text(100 * reached, 2) + " %",
        system.measuredPflops().hpcg() == null
            ? ""
            : Blanks.text(system.measuredPflops().hpcg(), 3),
        system.powerKilowatts() == null ? "" : Figures.fixed(system.powerKilowatts() / 1000, 1));
  }
}
