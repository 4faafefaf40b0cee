package io.github.gpuadvisor;

/** Lines for {@code batch estimate}: each key that may stand in one, and some that may not. */
final class BatchLines {
  static final String ALL =
      """
      {"id":"r1","kind":"inference","model":"llama-2-70b","gpu":"h100-sxm-80gb","gpuCount":8,"precision":"fp8","kvPrecision":"fp8","engine":"tensorrt-llm","engineVersion":"0.14","tensorParallel":8,"pipelineParallel":1,"inputTokens":128,"outputTokens":2048,"concurrency":64}
      {"id":"r2","kind":"training","model":"llama-3.1-8b","gpu":"h100-sxm-80gb","gpuCount":64,"precision":"bf16","framework":"torchtitan","sequenceLength":8192,"microBatchSize":1,"globalBatchSize":128,"tensorParallel":1,"pipelineParallel":1,"dataParallel":64,"zeroStage":3,"activationCheckpointing":"selective"}
      {"id":"r3","kind":"fine-tuning","method":"qlora","model":"llama-2-7b","gpu":"a100-sxm-40gb","gpuCount":1,"sequenceLength":512,"microBatchSize":1}
      {"id":"max","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","concurrency":"max"}
      {"id":"rate","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","requestsPerSecond":2.5,"requests":300}
      {"id":"burst","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","concurrency":8,"requests":300}
      {"id":"decode","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","inputTokens":0}
      {"id":"prefill","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","outputTokens":0}
      {"id":"context","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","context":32768}
      {"id":"experts","kind":"inference","model":"mixtral-8x7b","gpu":"h200","gpuCount":8,"expertParallel":8,"attentionDataParallel":1}
      {"id":"sequence","kind":"training","model":"gpt-3","gpu":"a100-sxm-80gb","gpuCount":64,"sequenceParallel":true}
      {"id":"rank","kind":"fine-tuning","method":"lora","loraRank":64,"model":"llama-2-7b","gpu":"a100-sxm-40gb"}
      {"id":"share","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","memoryFraction":0.8}
      {"id":"inline","kind":"inference","gpu":"l40s","model":{"parameters":7e9,"activeParameters":7e9,"layers":32,"hiddenSize":4096,"attentionHeads":32,"kvHeads":8,"headDimension":128,"intermediateSize":14336,"vocabularySize":128256,"experts":null,"expertsPerToken":null}}
      {"id":"size","kind":"inference","gpu":"l40s","model":{"parameters":7e9}}
      {"id":"names","kind":"inference","model":"meta-llama/Llama-3.1-8B","gpu":"NVIDIA H100 80GB HBM3"}
      {"id":"nulls","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","gpuCount":null,"precision":null,"concurrency":null}
      {"id":"by-hand","kind":"inference","params":"7B","gpu":"l40s"}
      {"kind":"inference","model":"llama-3.1-8b","gpu":"l40s"}
      {"id":"unknown-key","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","concurency":3}
      {"id":"other-kind","kind":"training","model":"llama-3.1-8b","gpu":"l40s","kvPrecision":"fp8"}
      {"id":"no-gpu","kind":"inference","model":"llama-3.1-8b"}
      {"id":"no-model","kind":"inference","gpu":"l40s"}
      {"id":"no-kind","model":"llama-3.1-8b","gpu":"l40s"}
      {"id":"negative","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","gpuCount":-1}
      {"id":"half","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","gpuCount":1.5}
      {"id":"stage","kind":"training","model":"llama-3.1-8b","gpu":"l40s","zeroStage":4}
      {"id":"flag","kind":"inference","model":"llama-3.1-8b","gpu":"l40s","gpuCount":true}
      {"id":"list","kind":"inference","model":"llama-3.1-8b","gpu":["l40s","h200"]}
      {"id":"part","kind":"inference","gpu":"l40s","model":{"parameters":7e9,"depth":32}}
      [1]
      """;

  private BatchLines() {}
}
