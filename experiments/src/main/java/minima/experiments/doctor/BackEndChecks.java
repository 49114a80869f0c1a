package minima.experiments.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can compute besides plain Java: ND4J on the processor, a graphics card. */
public final class BackEndChecks {

    private static final List<String> QUERY =
            List.of("--query-gpu=name,compute_cap,memory.total,driver_version", "--format=csv,noheader");

    private BackEndChecks() {}

    public static List<Finding> all() {
        return List.of(nd4j(), cuda());
    }

    private static Finding nd4j() {
        try {
            Class<?> factory = Class.forName("org.nd4j.linalg.factory.Nd4j");
            Object backend = factory.getMethod("getBackend").invoke(null);
            return Finding.ok("nd4j", backend.getClass().getSimpleName());
        } catch (ClassNotFoundException absent) {
            return Finding.ok("nd4j", "not part of this build; no experiment of 'minima list' needs it");
        } catch (ReflectiveOperationException | LinkageError broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            return Finding.fail(
                    "nd4j", cause.toString(), "only nd4j-native belongs on the class path of a machine without CUDA");
        }
    }

    private static Finding cuda() {
        Optional<Path> program = Programs.find("nvidia-smi");
        if (program.isEmpty()) {
            return Finding.ok("cuda", "no NVIDIA card (nvidia-smi is absent); simulations compute on the processor");
        }
        try {
            String cards = Programs.output(List.of(program.get().toString(), QUERY.get(0), QUERY.get(1)));
            return Finding.ok(
                    "cuda",
                    "%s (compute capability second); this build computes on the processor alone"
                            .formatted(cards.replace("\n", "; ")));
        } catch (IOException broken) {
            return Finding.warn(
                    "cuda",
                    "nvidia-smi fails: " + broken.getMessage(),
                    "mend the driver; the processor works without it");
        }
    }
}
