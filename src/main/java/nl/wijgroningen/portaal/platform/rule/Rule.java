package nl.wijgroningen.portaal.platform.rule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the code that keeps a rule of {@code docs/rules.md}, and the tests that would fail without it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Rule.List.class)
public @interface Rule {

    /** The number of the rule, such as {@code "R13"}. */
    String value();

    /** More than one rule on one element. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {
        Rule[] value();
    }
}
