package nl.wijgroningen.portaal.wijraad.composition.web;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** The fields of a form that asks who somebody is: name, age band, R12f, whether they live in the city, portfolios. */
public final class PersonFields {

    public static final int NAME = 80;

    private PersonFields() {}

    /** A form with these fields, by their names. */
    public interface Typed {

        @Nullable
        String naam();

        @Nullable
        String leeftijd();

        @Nullable
        String zestien();

        @Nullable
        String woont();

        @Nullable
        List<String> gebied();
    }

    public record Choices(List<Option> ages, List<Option> sixteen, List<Option> lives, List<Option> portfolios) {

        public static Choices of(Words words) {
            return new Choices(
                    PersonFields.ages(words),
                    List.of(
                            new Option("ja", words.get("wijraad.founding.sixteen.yes")),
                            new Option("ouder", words.get("wijraad.founding.sixteen.parent")),
                            new Option("nee", words.get("wijraad.founding.sixteen.no"))),
                    List.of(
                            new Option("ja", words.get("wijraad.founding.lives.yes")),
                            new Option("nee", words.get("wijraad.founding.lives.no"))),
                    Stream.of(Portfolio.values())
                            .map(it -> new Option(it.name(), words.get("wijraad.portfolio." + it)))
                            .toList());
        }
    }

    /** @param consent of a parent */
    public record Fields(
            String name,
            AgeBand ageBand,
            boolean sixteen,
            boolean consent,
            boolean inCity,
            Set<Portfolio> portfolios) {}

    public static List<Option> ages(Words words) {
        return Stream.of(AgeBand.values())
                .map(it -> new Option(it.name(), words.get("wijraad.age." + it)))
                .toList();
    }

    /** Null when something is missing: then it stands beside its field. */
    @Rule("R12f")
    public static @Nullable Fields read(Typed form, BindingResult errors) {
        var name = name(form.naam(), errors);
        var age = age(form.leeftijd(), errors);
        required(errors, "zestien", form.zestien(), "wijraad.founding.sixteen.choose");
        required(errors, "woont", form.woont(), "wijraad.founding.lives.choose");
        return name == null || age == null || form.zestien() == null || form.woont() == null
                ? null
                : new Fields(
                        name,
                        age,
                        "ja".equals(form.zestien()),
                        "ouder".equals(form.zestien()),
                        "ja".equals(form.woont()),
                        portfolios(form.gebied()));
    }

    /** Null when it is none, or too long. */
    public static @Nullable String name(@Nullable String typed, BindingResult errors) {
        if (typed == null || typed.length() > NAME) {
            errors.rejectValue("naam", "wijraad.correction.name", new Object[] {NAME}, null);
            return null;
        }
        return typed;
    }

    /** Null when none was chosen. */
    public static @Nullable AgeBand age(@Nullable String typed, BindingResult errors) {
        var age = Stream.of(AgeBand.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElse(null);
        if (age == null) {
            errors.rejectValue("leeftijd", "wijraad.correction.age");
        }
        return age;
    }

    private static Set<Portfolio> portfolios(@Nullable Collection<String> typed) {
        var portfolios = EnumSet.noneOf(Portfolio.class);
        if (typed != null) {
            Stream.of(Portfolio.values())
                    .filter(it -> typed.contains(it.name()))
                    .forEach(portfolios::add);
        }
        return portfolios;
    }

    private static void required(BindingResult errors, String field, @Nullable String typed, String key) {
        if (typed == null) {
            errors.rejectValue(field, key);
        }
    }
}
