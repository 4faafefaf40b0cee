package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for the GPUs of a machine: tools first, all at once, then what the system says. */
public final class Detector {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Where installers put tools without adding the place to the path. */
  private static final List<String> MORE_FOLDERS =
      List.of("/opt/rocm/bin", "/usr/lib/wsl/lib", "/usr/sbin");

  private final Supplier<Tools> tools;
  private final SystemFiles files;

  Detector(Supplier<Tools> tools, SystemFiles files) {
    this.tools = tools;
    this.files = files;
  }

  /**
   * Looks at this machine.
   *
   * @param environment whose {@code PATH} says where programs lie
   */
  public static Detector ofThisMachine(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    // Windows writes it Path.
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String name : path.split(File.pathSeparator, -1)) {
      add(name, folders);
    }
    MORE_FOLDERS.forEach(name -> add(name, folders));
    return new Detector(() -> new RunTools(folders, LIMIT), new SystemFiles(Path.of("/")));
  }

  /** Relative folders, the empty one included, mean whatever folder one happens to be in. */
  private static void add(String name, List<Path> folders) {
    try {
      Path folder = Path.of(name);
      if (folder.isAbsolute()) {
        folders.add(folder);
      }
    } catch (InvalidPathException e) {
      // Nothing lies in what is no folder.
    }
  }

  /** Looks at outputs and files of a machine that were copied into a folder. */
  public static Detector ofFolder(Path folder) {
    SystemFiles files = new SystemFiles(folder);
    return new Detector(() -> new SavedTools(files), files);
  }

  /** Everything that was found, and the catalog's ids of it. */
  public Machine detect(Catalog catalog) {
    Ask ask = new Ask(tools.get());
    Host host = Host.of(files);
    List<CompletableFuture<Reading>> asked =
        List.of(
            CompletableFuture.supplyAsync(() -> nvidia(ask), Detector::start),
            CompletableFuture.supplyAsync(
                () -> AmdSmi.read(ask.text(Tool.AMD_CARDS)), Detector::start),
            CompletableFuture.supplyAsync(
                () -> RocmSmi.read(ask.text(Tool.ROCM_CARDS)), Detector::start),
            CompletableFuture.supplyAsync(() -> intel(ask), Detector::start),
            CompletableFuture.supplyAsync(() -> mac(ask), Detector::start));
    List<Reading> readings = asked.stream().map(CompletableFuture::join).toList();
    Reading amd = readings.get(1).cards().isEmpty() ? readings.get(2) : readings.get(1);
    List<Reading> all = new ArrayList<>();
    all.add(orElse(readings.get(0), Vendor.NVIDIA, host));
    all.add(orElse(amd, Vendor.AMD, host));
    all.add(orElse(readings.get(3), Vendor.INTEL, host));
    all.add(readings.get(4));
    return machine(all, ask, host, catalog);
  }

  /** One thread for each, so that a slow tool holds up no other. */
  private static void start(Runnable task) {
    Thread thread = new Thread(task, "detect");
    thread.setDaemon(true);
    thread.start();
  }

  private static Reading nvidia(Ask ask) {
    String csv = ask.text(Tool.NVIDIA_CARDS);
    if (csv.isEmpty() || NvidiaSmi.refuses(csv)) {
      String old = ask.text(Tool.NVIDIA_CARDS_OLD);
      csv = old.isEmpty() ? csv : old;
    }
    return NvidiaSmi.read(csv, NvidiaSmi.mayBeSliced(csv) ? ask.text(Tool.NVIDIA_INSTANCES) : "");
  }

  private static Reading intel(Ask ask) {
    String json = ask.text(Tool.XPU_CARDS);
    return XpuSmi.read(json, json.isEmpty() ? "" : ask.text(Tool.XPU_MEMORY));
  }

  private static Reading mac(Ask ask) {
    String json = ask.text(Tool.MAC_DISPLAYS);
    return SystemProfiler.read(json, json.isEmpty() ? "" : ask.text(Tool.MAC_MEMORY));
  }

  /** What the system says of a vendor's cards where its tool shows none. */
  private Reading orElse(Reading told, Vendor vendor, Host host) {
    if (!told.cards().isEmpty()) {
      return told;
    }
    Reading system = vendor == Vendor.NVIDIA ? NvidiaDriverFiles.read(files) : Reading.NOTHING;
    @Nullable String board = host.board();
    if (system.cards().isEmpty() && vendor == Vendor.NVIDIA && board != null) {
      system = new Reading(List.of(Found.of(vendor, board, null, "/proc/device-tree")), List.of());
    }
    if (system.cards().isEmpty()) {
      system = PciBus.read(files, vendor);
    }
    return new Reading(system.cards(), told.remarks());
  }

  private static Machine machine(List<Reading> readings, Ask ask, Host host, Catalog catalog) {
    CatalogMatch match = new CatalogMatch(catalog);
    List<Group> groups = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (Reading reading : readings) {
      notes.addAll(reading.remarks());
      for (Found found : reading.cards()) {
        Group one = match.of(found, host);
        int same = 0;
        while (same < groups.size() && !groups.get(same).isSameKindAs(one)) {
          same++;
        }
        if (same < groups.size()) {
          groups.set(same, groups.get(same).plus(one));
        } else {
          groups.add(one);
        }
      }
    }
    notes.addAll(ask.late());
    notes.addAll(Notes.of(groups, catalog));
    return new Machine(groups, List.copyOf(notes), ask.looked());
  }
}
