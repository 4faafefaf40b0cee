/**
 * What to type to run an answer: for SkyPilot, Kubernetes, Slurm, an engine's own command line and
 * torchrun. Every value comes from the plan; comments say why it is there.
 */
@NullMarked
package io.github.gpuadvisor.report.recipe;

import org.jspecify.annotations.NullMarked;
