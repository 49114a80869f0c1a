package minima.experiments.doctor;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The virtual machine, its vectors, cores and memory. */
public final class MachineChecks {

    private static final int FEWEST_BITS = 256;
    private static final long LEAST_HEAP = 400L << 20;
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String USE_LAUNCHER = "start with ./minima, or java --add-modules " + VECTOR_MODULE;

    private MachineChecks() {}

    public static List<Finding> all() {
        return List.of(jdk(), vectors(), cores(), memory());
    }

    private static Finding jdk() {
        Runtime.Version version = Runtime.version();
        String what = "%s, %s, %s".formatted(version, System.getProperty("java.vendor"), System.getProperty("os.arch"));
        return version.feature() >= 17
                ? Finding.ok("jdk", what)
                : Finding.fail("jdk", what, "install a JDK of version 17 or later");
    }

    private static Finding vectors() {
        int bits = preferredBits();
        if (bits == 0) {
            return Finding.warn("vectors", VECTOR_MODULE + " is absent; kernels run in plain Java", USE_LAUNCHER);
        }
        return bits >= FEWEST_BITS
                ? Finding.ok("vectors", "%d bits, %d doubles".formatted(bits, bits / Double.SIZE))
                : Finding.warn(
                        "vectors",
                        "%d bits; kernels run in plain Java".formatted(bits),
                        "a processor with AVX2 is faster; the numbers are the same");
    }

    /** By reflection: the module is absent where the flag is. */
    private static int preferredBits() {
        try {
            Object species = Class.forName(VECTOR_MODULE + ".DoubleVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            return (int) Class.forName(VECTOR_MODULE + ".VectorSpecies")
                    .getMethod("vectorBitSize")
                    .invoke(species);
        } catch (ReflectiveOperationException notThere) {
            return 0;
        }
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        String what = "%d, load %.1f"
                .formatted(cores, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return cores >= 2
                ? Finding.ok("cores", what)
                : Finding.warn(
                        "cores", what, "two or more let the broker run beside a simulation; --kafka off spares it");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        long all =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        String what = "heap up to %,d MiB of %,d MiB".formatted(heap >> 20, all >> 20);
        return heap >= LEAST_HEAP
                ? Finding.ok("memory", what)
                : Finding.warn("memory", what, "MINIMA_JAVA_OPTS=-Xmx1g gives it more");
    }
}
