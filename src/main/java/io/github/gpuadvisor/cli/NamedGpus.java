package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * GPUs that stand before the kind of work: {@code explain l40s inference …}.
 *
 * @param rest what follows them, the kind first
 */
record NamedGpus(List<String> names, List<String> rest) {
  /** All words before the first kind or option. */
  static NamedGpus leading(List<String> args) {
    int end = 0;
    while (end < args.size()
        && !args.get(end).startsWith("-")
        && !Kinds.ALL.contains(args.get(end))) {
      end++;
    }
    return new NamedGpus(
        List.copyOf(args.subList(0, end)), List.copyOf(args.subList(end, args.size())));
  }

  /** The GPUs meant; what a name was taken for is said. */
  List<Accelerator> resolve(Catalog catalog, Console console) {
    List<Accelerator> gpus = new ArrayList<>();
    for (String name : names) {
      Resolution resolution = catalog.gpuNames().resolve(name);
      resolution.warnings().forEach(warning -> console.err().println("gpu-advisor: " + warning));
      gpus.add(Objects.requireNonNull(catalog.gpu(resolution.id())));
    }
    return gpus;
  }
}
