package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import org.jspecify.annotations.Nullable;

/** A deployment sized for the load, before it is priced. */
public record Candidate(
    Deployment deployment, MemoryEstimate memory, @Nullable Performance performance) {}
