package minima.experiments;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every message of an actor's sealed {@code Command} stands in one of the actor's receive tables.
 *
 * <p>A table is a method, of the actor or of a class nested in it, that calls {@code onMessage} and its kin; a message
 * stands in it as a class literal or as an enum constant. A literal of a sealed parent stands for all below it.
 */
final class MatchTheirWholeProtocol extends ArchCondition<JavaClass> {

    MatchTheirWholeProtocol() {
        super("match every permitted message of their Command in a receive table");
    }

    @Override
    public void check(JavaClass actor, ConditionEvents events) {
        for (Class<?> nested : actor.reflect().getDeclaredClasses()) {
            if (nested.getSimpleName().equals("Command")) {
                List<String> unmatched = unmatched(nested, actor);
                events.add(new SimpleConditionEvent(
                        actor, unmatched.isEmpty(), actor.getName() + " leaves unmatched: " + unmatched));
            }
        }
    }

    private static List<String> unmatched(Class<?> command, JavaClass actor) {
        List<? extends Class<?>> matched = nest(actor)
                .flatMap(MatchTheirWholeProtocol::matchedBy)
                .map(JavaClass::reflect)
                .filter(type -> !type.equals(command)) // as in Behaviors.receive(Command.class)
                .toList();
        return leaves(command)
                .filter(message -> matched.stream().noneMatch(type -> type.isAssignableFrom(message)))
                .map(Class::getSimpleName)
                .toList();
    }

    private static Stream<JavaClass> nest(JavaClass actor) {
        return actor.getPackage().getClasses().stream()
                .filter(other -> other.equals(actor) || other.getName().startsWith(actor.getName() + "$"));
    }

    private static Stream<JavaClass> matchedBy(JavaClass actor) {
        return actor.getCodeUnits().stream()
                .filter(MatchTheirWholeProtocol::isReceiveTable)
                .flatMap(table -> Stream.concat(
                        table.getReferencedClassObjects().stream().map(ReferencedClassObject::getRawType),
                        table.getFieldAccesses().stream()
                                .map(JavaAccess::getTargetOwner)
                                .filter(JavaClass::isEnum)));
    }

    private static boolean isReceiveTable(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().startsWith("onMessage")
                        && call.getTargetOwner().getPackageName().startsWith("org.apache.pekko.actor.typed"));
    }

    private static Stream<Class<?>> leaves(Class<?> message) {
        return message.isSealed() && !message.isEnum()
                ? Arrays.stream(message.getPermittedSubclasses()).flatMap(MatchTheirWholeProtocol::leaves)
                : Stream.of(message);
    }
}
