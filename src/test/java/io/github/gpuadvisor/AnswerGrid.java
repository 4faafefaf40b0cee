package io.github.gpuadvisor;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Commands that between them print every kind of document, each run once: the three kinds of work,
 * rented and bought, with answers and without, models that are no transformers, and every error
 * that a command line can cause.
 */
final class AnswerGrid {
  private static final List<String> DAY = List.of("-o", "json", "--as-of", "2026-11-25");

  /** Commands that know no day. */
  private static final Set<String> UNDATED = Set.of("gpus", "learn", "trend");

  private static final String ANSWERS =
      """
      0 recommend inference --model llama-3.1-70b --concurrency 16 --max-tpot 40ms
      0 recommend inference --model llama-3.1-8b --requests-per-second 5 --max-ttft p99:2s --top 3
      0 recommend inference --model llama-3.1-8b --concurrency max --optimize cost --group-by offer
      0 recommend inference --model deepseek-v3 --context 32k --precision fp8 --optimize speed
      0 recommend inference --model mixtral-8x7b --precision int4 --kv-precision fp8
      0 recommend inference --model llama-3.1-8b --cached-input 60% --replicas-spare 1
      0 recommend inference --model llama-3.1-8b --class consumer
      0 recommend inference --model llama-3.1-8b --purchase any --weights cost=0.6,speed=0.4
      0 recommend inference --model llama-3.1-8b --purchase buy --budget 2500/purchase
      0 recommend inference --params 70B --active-params 13B --optimize energy
      0 recommend inference --model gemma-3-27b --context 32k --pricing spot
      0 recommend inference --model jamba-mini-1.7 --group-by provider --max-e2e mean:600s
      0 recommend inference --model t5-11b --residency EU,US --vendor nvidia,amd
      0 recommend inference --model whisper-large-v3
      0 recommend inference --model bert-base
      0 recommend inference --model resnet-50
      0 recommend inference --model stable-diffusion-xl
      3 recommend inference --model wan2.1-14b
      0 recommend inference --model dlrm-dcnv2
      0 recommend inference --model sdxl --images-per-second 2 --resolution 768x768 --steps 20
      0 recommend inference --model sdxl --items 100k --deadline 1d
      0 recommend inference --model yolov8n --streams 4 --fps 30 --class edge --max-power 30W
      3 recommend inference --model yolov8x --streams 500 --max-gpus 1 --class edge
      0 recommend inference --model whisper-large-v3 --audio-hours 1k --deadline 12h
      3 recommend inference --model whisper-large-v3 --audio-hours 1B --deadline 1h --max-gpus 2
      0 recommend inference --model bge-m3 --items 5M --deadline 2h --budget 50/total
      0 recommend inference --model llama-3.1-8b --items 1M
      0 recommend inference --model llama-3.1-70b --have 2xrtx-4090 --upgrade
      3 recommend inference --model llama-3.1-405b --have rtx-3060-12gb --upgrade
      3 recommend inference --model llama-3.1-8b --have l4 --precision bf16 --concurrency 500
      0 recommend fine-tuning --model llama-3.1-8b --method qlora --have rtx-3060-12gb
      0 recommend training --model gpt-3 --tokens 300B --on dgx-gh200
      0 recommend inference --model llama-3.2-3b --have jetson-orin-nano-super-8gb --reserve-memory 2GiB
      0 explain l4 inference --model whisper-large-v3 --audio-hours 1k
      0 compare l4 l40s inference --model yolo11x --streams 10
      0 recommend inference --model llama-3.1-8b --input-tokens 0
      0 recommend inference --model llama-3.1-8b --output-tokens 0
      0 recommend inference --model llama-3.1-8b --engine llama.cpp --precision q4_k_m
      0 recommend inference --model llama-3.1-8b --precision fp8 --max-power 200W --eliminated all
      0 recommend inference --model llama-3.1-8b --exclude h100* --eliminated none
      5 recommend inference --model llama-3.1-8b --max-price-age 30d
      0 recommend fine-tuning --model llama-3.1-8b --tokens 50M
      0 recommend fine-tuning --model llama-3.1-70b --method full --samples 10k --deadline 48h
      0 recommend fine-tuning --model llama-2-7b --method qlora --samples 10k --lora-rank 64
      0 recommend fine-tuning --model llama-2-7b --tokens 1M --activation-checkpointing full
      0 recommend training --model gpt-3 --tokens 300B --deadline 30d
      0 recommend training --model llama-3.1-8b --tokens 1B --micro-batch 1
      3 recommend inference --model llama-3.1-405b --budget 1/h
      3 recommend inference --model llama-3.1-405b --budget 20/day
      3 recommend inference --model llama-3.1-405b --budget 100/month
      3 recommend inference --model llama-3.1-8b --budget 10/purchase
      3 recommend inference --model llama-3.1-8b --max-ttft 1ms
      3 recommend inference --model llama-3.1-8b --max-tpot 0.01ms
      3 recommend inference --model llama-3.1-8b --max-e2e 10ms
      3 recommend inference --model llama-3.1-8b --min-tokens-per-second 100000
      3 recommend inference --model llama-3.1-8b --min-total-tokens-per-second 1T
      3 recommend inference --model llama-3.1-8b --requests-per-second 1T --gpu h100
      3 recommend inference --model llama-3.1-405b --max-gpus 1 --eliminated all
      3 recommend inference --model llama-3.1-405b --max-nodes 1 --gpu l4
      3 recommend inference --model llama-3.1-8b --max-power 5W
      3 recommend inference --model llama-3.1-8b --engine tensorrt-llm --vendor amd
      3 recommend inference --model llama-3.1-8b --precision fp8 --gpu p100*
      3 recommend fine-tuning --model llama-3.1-8b --tokens 50M --budget 0.01/total
      3 recommend training --model llama-3.1-405b --tokens 15T --deadline 1h
      3 recommend fine-tuning --model llama-3.1-8b --micro-batch 8 --global-batch 4
      0 explain h100 inference --model llama-3.1-70b --concurrency 16 --max-tpot 40ms
      0 explain l4 inference --model llama-3.1-405b --max-gpus 4 --budget 1/h
      0 explain v100-sxm-16gb inference --model llama-3.1-8b --precision bf16
      0 explain rtx-4090 fine-tuning --model llama-3.1-8b --method qlora --purchase buy
      0 explain mi300x training --model llama-2-7b --tokens 100B --deadline 30d
      0 explain l40s inference --model resnet-50
      0 compare h100 mi300x inference --model llama-3.1-70b --concurrency 16
      0 compare l4 v100-sxm-16gb rtx-4090 inference --model llama-3.1-70b --precision bf16
      0 compare l40s rtx-4090 fine-tuning --model llama-3.1-8b --method qlora --tokens 10M
      0 sweep inference --model llama-3.1-8b --vary concurrency=1,64 --vary context=1k,4k
      0 sweep training --model llama-2-7b --tokens 10B --vary deadline=1d,30d
      3 sweep inference --model llama-3.1-405b --max-gpus 1 --vary concurrency=1,2
      0 estimate inference --model llama-3.1-70b --gpu h100
      0 estimate inference --model llama-3.1-405b --gpu h100-sxm-80gb --count 1
      0 estimate inference --model deepseek-r1 --gpu h200 --count 8 --concurrency 64
      0 estimate inference --model mixtral-8x7b --gpu a100-sxm-80gb --count 8 --expert-parallel 8
      0 estimate inference --model llama-3.1-8b --gpu mi300x --concurrency max
      0 estimate inference --model llama-3.1-8b --gpu rtx-4090 --requests-per-second 3
      0 estimate inference --model resnet-50 --gpu l4
      0 estimate inference --model stable-diffusion-xl --gpu a100-sxm-80gb
      0 estimate fine-tuning --model llama-3.1-8b --gpu rtx-4090 --method qlora
      0 estimate training --model llama-3.1-8b --gpu h100 --count 64 --deadline 30d
      0 estimate training --model gpt-3 --tokens 300B --gpu a100-sxm-80gb --count 1024
      0 learn memory
      0 learn choosing
      0 trend
      0 trend --precision fp64,int8 --per watt --vendor nvidia
      0 trend --class consumer --per dollar
      3 trend --class edge --vendor google
      """;

  private static final String ERRORS =
      """
      2 recommend inference --model lama-3.1-70b
      2 recommend inference --model llama-3.1-8b --gpu h1000
      2 recommend inference --model llama-3.1-8b --budget 5/fortnight
      2 recommend inference --model llama-3.1-8b --concurrency 0
      2 recommend inference --model llama-3.1-8b --concurency 3
      2 recommend inference --model llama-3.1-8b --params 7B
      2 recommend inference
      4 recommend inference --model llama-3.1-8b --catalog no-such-folder
      2 estimate inference --model llama-3.1-8b
      2 estimate inference --model llama-3.1-8b --gpu h100 --tensor-parallel 3
      2 estimate inference --model llama-3.1-8b --gpu rtx
      2 estimate inference --model resnet-50 --gpu radeon-pro-v520
      2 gpus show rtx
      2 learn memry
      2 trend --precision fp5
      2 reccomend
      """;

  private static List<Answer> answers = List.of();

  private AnswerGrid() {}

  /** One command with what it should exit with and what it did. */
  record Answer(String command, int expected, CommandRun run) {
    /** The JSON: on standard output, or an error on standard error. */
    String document() {
      return failed() ? run.errorOutput() : run.output();
    }

    boolean failed() {
      return expected == 2 || expected == 4;
    }

    String schema() {
      return failed() ? "error" : command.split(" ", -1)[0];
    }
  }

  static synchronized List<Answer> answers() {
    if (answers.isEmpty()) {
      List<Answer> all = new ArrayList<>();
      (ANSWERS + ERRORS).lines().forEach(line -> all.add(answer(line)));
      answers = List.copyOf(all);
    }
    return answers;
  }

  private static Answer answer(String line) {
    String command = line.substring(2);
    List<String> args = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
    args.addAll(UNDATED.contains(args.get(0)) ? DAY.subList(0, 2) : DAY);
    return new Answer(
        command, Character.digit(line.charAt(0), 10), CommandRun.of(args.toArray(new String[0])));
  }
}
