package io.github.gpuadvisor.laws;

import static io.github.gpuadvisor.laws.Question.serve;
import static io.github.gpuadvisor.laws.Question.train;
import static io.github.gpuadvisor.laws.Question.tune;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions that every law is put to: each kind of work, with and without demands. */
final class Grid {
  static final List<Question> QUESTIONS =
      List.of(
          serve("llama-3.1-8b"),
          serve("llama-3.1-8b", "concurrency=64", "maxTpot=40ms", "optimize=cost"),
          serve("llama-3.1-8b", "purchase=any", "kvPrecision=fp8", "context=32k"),
          serve("llama-3.1-70b", "concurrency=16"),
          serve("llama-3.1-70b", "requestsPerSecond=5", "maxTtft=p99:4s", "optimize=speed"),
          serve("llama-3.1-70b", "precision=int4", "budget=6/h", "pricing=spot"),
          serve("mixtral-8x7b", "concurrency=256", "minTokensPerSecond=20", "budget=20000/month"),
          serve("deepseek-v3", "concurrency=32", "maxGpus=16", "optimize=energy"),
          serve("gemma-3-27b", "precision=q4_k_m", "purchase=buy", "budget=6000/purchase"),
          tune("llama-3.1-8b", "method=full", "tokens=50M", "budget=500/total"),
          tune("llama-3.1-8b", "method=lora", "tokens=50M", "maxPower=2000W"),
          tune("llama-3.1-70b", "method=qlora", "samples=20k", "deadline=24h"),
          train("llama-2-7b", "tokens=100B", "deadline=30d"));

  /** The models asked about. */
  static final Set<String> MODELS =
      QUESTIONS.stream()
          .map(question -> question.request(Question.SHIPPED).workload().model().id())
          .collect(Collectors.toUnmodifiableSet());

  private Grid() {}
}
