package minima.experiments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
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
        Class<?> type = actor.reflect();
        List<? extends Class<?>> matched = nest(actor)
                .flatMap(MatchTheirWholeProtocol::matchedBy)
                .map(JavaClass::reflect)
                .toList();
        List<String> missing = Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Command"))
                .flatMap(MatchTheirWholeProtocol::leaves)
                .filter(message -> matched.stream().noneMatch(known -> known.isAssignableFrom(message)))
                .map(Class::getSimpleName)
                .toList();
        events.add(
                new SimpleConditionEvent(actor, missing.isEmpty(), actor.getName() + " leaves unmatched: " + missing));
    }

    private static Stream<JavaClass> nest(JavaClass actor) {
        return actor.getPackage().getClasses().stream()
                .filter(other -> other.equals(actor) || other.getName().startsWith(actor.getName() + "$"));
    }

    private static Stream<JavaClass> matchedBy(JavaClass actor) {
        return actor.getCodeUnits().stream()
                .filter(MatchTheirWholeProtocol::isReceiveTable)
                .flatMap(table -> Stream.concat(
                        table.getReferencedClassObjects().stream().map(literal -> literal.getRawType()),
                        table.getFieldAccesses().stream()
                                .map(access -> access.getTargetOwner())
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
