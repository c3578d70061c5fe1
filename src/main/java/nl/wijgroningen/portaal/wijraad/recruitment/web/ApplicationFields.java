package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.util.List;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;

/**
 * What an application form gives to choose from.
 *
 * @param weeks after the round that all goes, unless it may be kept
 */
public record ApplicationFields(List<Option> ages, List<Option> sixteen, List<Option> portfolios, int weeks) {

    static ApplicationFields of(Words words, int weeks) {
        return new ApplicationFields(
                Stream.of(AgeBand.values())
                        .map(it -> new Option(it.name(), words.get("recruitment.age." + it)))
                        .toList(),
                Stream.of("ja", "ouder", "nee")
                        .map(it -> new Option(it, words.get("recruitment.sixteen." + it)))
                        .toList(),
                Stream.of(Portfolio.values())
                        .map(it -> new Option(it.name(), words.get("wijraad.portfolio." + it)))
                        .toList(),
                weeks);
    }
}
