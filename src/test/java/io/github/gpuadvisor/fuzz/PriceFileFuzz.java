package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.List;

/**
 * Price files of every format; what is imported must be readable, what is refused leaves nothing.
 */
final class PriceFileFuzz {
  /** The first folder is the format. */
  private static final List<String> FILES =
      List.of(
          "csv/prices.csv",
          "skypilot/v8/lambda/vms.csv",
          "skypilot/v8/gcp/vms.csv",
          "skypilot/v8/vast/vms.csv",
          "gpuhunt/aws.csv",
          "gpuhunt/catalog.zip",
          "karpenter-gcp/initial-prices.json",
          "gpu-pricing/offerings.json");

  private PriceFileFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      Bundle.files(input, FILES)
          .forEach(
              (name, bytes) -> {
                scratch.write(name, bytes);
                Scratch.Contents before = scratch.contents(scratch.ownData());
                CommandRun run =
                    scratch.run(
                        "offers",
                        "import",
                        "--format",
                        name.substring(0, name.indexOf('/')),
                        scratch.path(name).toString(),
                        "--catalog",
                        scratch.smallCatalog());
                Contract.of(run, input)
                    .reportsBesideAnError()
                    .endsWith(0, 2)
                    .naming(name.substring(name.lastIndexOf('/') + 1));
                scratch.requireSound(run, before);
              });
    }
  }
}
