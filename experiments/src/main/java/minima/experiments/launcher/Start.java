package minima.experiments.launcher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * The main class of the jar: resolves the vector module, then hands over to the command line.
 *
 * <p>{@code --add-modules jdk.incubator.vector} does the same, but makes the JVM warn on standard error at every start,
 * where the program promises one line. The jar's manifest exports the package that is called here.
 */
public final class Start {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String COMMAND_LINE = "minima.experiments.cli.Minima";

    private Start() {}

    public static void main(String[] arguments) throws Throwable {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            Method loadModule = Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class);
            loadModule.invoke(null, VECTOR_MODULE);
        }
        MethodHandles.lookup()
                .findStatic(Class.forName(COMMAND_LINE), "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(arguments);
    }
}
