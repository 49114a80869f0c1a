package minima.experiments.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A checkout with the true launcher script, whose program, JDKs and Maven are made for a test. */
final class Checkout {

    private static final List<String> TOOLS = List.of(
            "bash",
            "cp",
            "dirname",
            "env",
            "find",
            "flock",
            "mkdir",
            "mv",
            "perl",
            "readlink",
            "rm",
            "sed",
            "sh",
            "touch");

    private final Path folder;
    private final Path tools;
    private final Map<String, String> environment = new HashMap<>();
    private Path workingFolder;
    private Path script;
    private String input = "";

    Checkout(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        tools = Files.createDirectory(this.folder.resolve("tools"));
        layTools();
        Files.createDirectories(root().resolve("experiments"));
        script = Files.copy(Path.of("..", "minima"), root().resolve("minima"));
        workingFolder = root();
        writeJar(Files.createDirectories(this.folder.resolve("prepared/target")).resolve("experiments-1.jar"));
        Files.createFile(this.folder.resolve("prepared/target/built"));
        environment.put("PATH", tools.toString());
        environment.put("HOME", this.folder.toString());
        environment.put("MINIMA_JDKS", this.folder.resolve("no-jdks").toString());
        javaHome(Path.of(System.getProperty("java.home")));
    }

    Path root() {
        return folder.resolve("a checkout");
    }

    Path stamp() {
        return root().resolve("experiments/target/built");
    }

    Path archive() throws IOException {
        try (Stream<Path> files = Files.list(root().resolve("experiments/target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findAny()
                    .orElseThrow();
        }
    }

    /** Lays the program where Maven would. */
    void build() throws IOException {
        Path target = Files.createDirectories(root().resolve("experiments/target"));
        Files.copy(folder.resolve("prepared/target/experiments-1.jar"), target.resolve("experiments-1.jar"));
        Files.createFile(stamp());
    }

    /** Makes a Maven of these shell commands, which run in the root of the checkout. */
    void maven(String commands) throws IOException {
        writeScript(tools.resolve("mvn"), "/usr/bin/env bash", "echo \"$@\" >> ../builds\n" + commands);
    }

    /** The arguments of every call of Maven so far. */
    List<String> builds() throws IOException {
        Path log = folder.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** Makes a JDK whose java prints a greeting in place of running anything. */
    Path jdk(String version, String greeting) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version).resolve("bin"))
                .getParent();
        writeScript(home.resolve("bin/java"), "/bin/sh", "echo " + greeting);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    Checkout javaHome(Path home) {
        return with("JAVA_HOME", home.toString());
    }

    Checkout with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Checkout input(String text) {
        input = text;
        return this;
    }

    Checkout in(Path otherFolder) throws IOException {
        workingFolder = otherFolder.toRealPath();
        return this;
    }

    Checkout script(Path otherScript) {
        script = otherScript;
        return this;
    }

    Outcome run(String... arguments) throws Exception {
        return start(arguments).end();
    }

    Started start(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", "");
        Path errors = Files.createTempFile(folder, "errors", "");
        Path given = Files.writeString(Files.createTempFile(folder, "input", ""), input);
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", script.toString()), Arrays.stream(arguments))
                                .toList())
                .directory(workingFolder.toFile())
                .redirectInput(given.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Started(builder.start(), output, errors);
    }

    private void layTools() throws IOException {
        for (String tool : TOOLS) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(place, tool);
                if (Files.isExecutable(program) && !Files.exists(tools.resolve(tool))) {
                    writeScript(tools.resolve(tool), "/bin/sh", "exec %s \"$@\"".formatted(program));
                }
            }
        }
    }

    private static void writeScript(Path file, String shell, String commands) throws IOException {
        Files.writeString(file, "#!%s\n%s\n".formatted(shell, commands));
        file.toFile().setExecutable(true);
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        String classFile = Program.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = Program.class.getResourceAsStream("/" + classFile)) {
            out.putNextEntry(new JarEntry(classFile));
            in.transferTo(out);
        }
    }

    /** A launcher on its way. */
    record Started(Process process, Path outputFile, Path errorFile) {

        String errors() throws IOException {
            return Files.readString(errorFile);
        }

        Outcome end() throws IOException, InterruptedException {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher must end within 60 s: " + errors());
            }
            return new Outcome(process.pid(), process.exitValue(), Files.readString(outputFile), errors());
        }
    }

    record Outcome(long pid, int exitCode, String output, String errors) {

        /** What the program said of {@code name}. */
        List<String> facts(String name) {
            String prefix = name + "=";
            return output.lines()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .toList();
        }
    }

    /** Prints one fact a line; {@code exit N} ends it with N, {@code quiet} without a word. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            if (List.of(arguments).equals(List.of("quiet"))) {
                return;
            }
            for (String argument : arguments) {
                say("argument", argument.replace("\n", "\\n"));
            }
            for (String name : List.of("minima.home", "minima.launcher", "first", "second")) {
                say(name, System.getProperty(name));
            }
            say("OMP_NUM_THREADS", System.getenv("OMP_NUM_THREADS"));
            say("folder", System.getProperty("user.dir"));
            say("pid", String.valueOf(ProcessHandle.current().pid()));
            say("input", new String(System.in.readAllBytes(), UTF_8));
            System.exit(arguments.length == 2 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
        }

        private static void say(String name, String value) {
            System.out.println(name + "=" + value);
        }
    }
}
