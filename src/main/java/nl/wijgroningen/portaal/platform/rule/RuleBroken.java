package nl.wijgroningen.portaal.platform.rule;

import java.util.List;

/**
 * A refusal that names its rule. The message on screen is the one with key {@code rule.} + {@link #name()}, filled with
 * the numbers and days in {@link #numbers()}.
 */
public class RuleBroken extends RuntimeException {

    private final String name;
    private final transient List<Object> numbers;

    /** @param name the rule and the case, such as {@code "R13.otherPerson"} */
    public RuleBroken(String name, Object... numbers) {
        super(name);
        this.name = name;
        this.numbers = List.of(numbers);
    }

    public String name() {
        return name;
    }

    public Object[] numbers() {
        return numbers.toArray();
    }

    public String messageKey() {
        return "rule." + name;
    }
}
