package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.workload.Settings;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the questions find beside them.
 *
 * @param given options that were typed with the command, which are not asked for again
 * @param pool refuses an answer with several workloads where something else that was typed does not
 *     go with it
 * @param found looks for the GPUs of this machine, as {@code --have} takes them
 */
public record Beside(Settings given, Runnable pool, Supplier<List<String>> found) {}
