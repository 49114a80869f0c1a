package minima.training.claim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a settings record means, its unit and its bounds (both ends belong to the range). */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

    /** The meaning, as a noun phrase in lower case. */
    String value();

    /** The unit, empty where dimensionless. */
    String unit() default "";

    double atLeast() default Double.NEGATIVE_INFINITY;

    double atMost() default Double.POSITIVE_INFINITY;
}
