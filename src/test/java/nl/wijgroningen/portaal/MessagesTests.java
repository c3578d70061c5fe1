package nl.wijgroningen.portaal;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every text exists, is used, and reads well: residents' texts and mails ({@code X-mail}) in Dutch and English alike,
 * staff's ({@code X-staff}) in Dutch only, and the je-form ({@code X_nl_NL_je}) only where it differs.
 */
class MessagesTests {

    private static final Map<String, Map<String, String>> BUNDLES = bundles();
    private static final Set<String> KEYS =
            BUNDLES.values().stream().flatMap(it -> it.keySet().stream()).collect(toCollection(TreeSet::new));

    /** Mails by the name that a letter gives: each has a subject and a body. */
    private static final Set<String> MAILS = KEYS.stream()
            .filter(it -> it.endsWith(".body") && KEYS.contains(it.replaceFirst("body$", "subject")))
            .map(it -> it.replaceFirst("\\.body$", ""))
            .collect(toCollection(TreeSet::new));

    /** Keys that are put together at run time, and where; a star stands for one or more parts. */
    private static final Map<String, String> PUT_TOGETHER = Map.ofEntries(
            Map.entry("experience.work.*", "ExperienceWork"),
            Map.entry("home.digest.rhythm.*", "DigestController"),
            Map.entry("home.work.group.*", "work.html"),
            Map.entry("home.work.state.*", "WorkController"),
            Map.entry("administration.buurt.done.*", "BuurtenController"),
            Map.entry("administration.log.outcome.*", "LogController"),
            Map.entry("administration.postcode.done.*", "PostcodesController"),
            Map.entry("administration.setting.done.*", "SettingsController"),
            Map.entry("administration.team.done.*", "TeamsController"),
            Map.entry("account.own.done.*", "own.html"),
            Map.entry("account.organisation.*", "organisation.html"),
            Map.entry("account.passkey.problem.*", "passkey.html"),
            Map.entry("account.password.problem.*", "PasswordProblem"),
            Map.entry("account.refused.*", "UserPages"),
            Map.entry("account.role.*", "UsersController"),
            Map.entry("account.state.*", "UsersController"),
            Map.entry("account.user.*", "UserPages"),
            Map.entry("administration.theme.done.*", "ThemesController"),
            Map.entry("audit.*", "LogController"),
            Map.entry("error.*", "error.html"),
            Map.entry("experience.answer.*", "ExperienceController"),
            Map.entry("experience.cards.done.*", "CardsController"),
            Map.entry("experience.cards.print.step.*", "card-batch.html"),
            Map.entry("experience.code.keep.*", "code.html"),
            Map.entry("experience.contact.*", "TopicController"),
            Map.entry("experience.course.*", "one.html"),
            Map.entry("experience.done.*", "ExperienceController"),
            Map.entry("experience.entered.step.*", "entered.html"),
            Map.entry("experience.entry.origin.*", "EntryController"),
            Map.entry("experience.entry.source.*", "EntryController"),
            Map.entry("experience.export.*", "ExperienceExport"),
            Map.entry("experience.find.*", "Finds"),
            Map.entry("export.kind.*", "exports.html"),
            Map.entry("home.export.*", "WorkExport"),
            Map.entry("home.exports.over.*", "export.html"),
            Map.entry("home.exports.state.*", "exports.html"),
            Map.entry("experience.inbox.empty.*", "inbox.html"),
            Map.entry("experience.inbox.filter.*", "InboxController"),
            Map.entry("experience.inbox.status.*", "Look"),
            Map.entry("experience.mask.*", "PublicationController"),
            Map.entry("experience.mine.publication.*", "mine-publication.html"),
            Map.entry("experience.publish.done.*", "PublicationController"),
            Map.entry("experience.publish.not.*", "PublicationController"),
            Map.entry("experience.publish.state.*", "publication.html"),
            Map.entry("experience.report.done.*", "StoriesController"),
            Map.entry("experience.keep.*", "KeepingController"),
            Map.entry("experience.mine.course.*", "mine.html"),
            Map.entry("experience.mine.demo.*", "MineController"),
            Map.entry("experience.mine.done.*", "MinePage"),
            Map.entry("experience.mine.kept.*", "MinePage"),
            Map.entry("experience.mine.status.*", "MinePage"),
            Map.entry("experience.mine.withdraw.*", "mine-withdraw.html"),
            Map.entry("experience.news.point.*", "news.html"),
            Map.entry("experience.paper.poster.point.*", "poster.html"),
            Map.entry("experience.protection.*", "Protection"),
            Map.entry("experience.review.*", "review.html"),
            Map.entry("experience.sheet.how.*", "EntryController"),
            Map.entry("experience.sheet.then.*", "EntryController"),
            Map.entry("experience.start.point.*", "start.html"),
            Map.entry("experience.statement.*", "StatementsController"),
            Map.entry("experience.step.*", "Step"),
            Map.entry("file.refused.*", "FileRefused"),
            Map.entry("home.jobs.state.*", "JobsController"),
            Map.entry("home.post.done.*", "PostController"),
            Map.entry("home.post.problem.*", "PostController"),
            Map.entry("home.post.state.*", "PostController"),
            Map.entry("improvement.empty.*", "Checked"),
            Map.entry("improvement.stand.*", "ImprovementsController"),
            Map.entry("improvement.state.*", "improvements.html"),
            Map.entry("improvement.step.*", "improvement/one.html"),
            Map.entry("improvement.work.done.*", "ImprovementPage"),
            Map.entry("improvement.work.empty.*", "improvement/work.html"),
            Map.entry("improvement.work.filter.*", "improvement/work.html"),
            Map.entry("improvement.work.kind.*", "ImprovementWork"),
            Map.entry("improvement.work.step.*", "work-one.html"),
            Map.entry("recruitment.age.*", "ApplicationFields"),
            Map.entry("recruitment.candidate.done.*", "CandidateController"),
            Map.entry("recruitment.candidate.state.*", "RoundController"),
            Map.entry("recruitment.own.state.*", "own.html"),
            Map.entry("recruitment.profile.age.*", "RoundController"),
            Map.entry("recruitment.profile.rule.*", "RoundController"),
            Map.entry("recruitment.round.done.*", "RoundController"),
            Map.entry("recruitment.sixteen.*", "ApplicationFields"),
            Map.entry("recruitment.state.*", "fragments/recruitment.html"),
            Map.entry("recruitment.step.*", "RoundTextController"),
            Map.entry("recruitment.text.done.*", "RoundTextController"),
            Map.entry("recruitment.text.now.*", "recruitment/text.html"),
            Map.entry("recruitment.wanted.age.*", "VacancyController"),
            Map.entry("recruitment.work.*", "RecruitmentWork"),
            Map.entry("wijraad.age.*", "PersonFields"),
            Map.entry("wijraad.fact.*", "facts.html"),
            Map.entry("wijraad.facts.done.*", "FactsController"),
            Map.entry("wijraad.composition.done.*", "CompositionController"),
            Map.entry("wijraad.nomination.done.*", "NominationController"),
            Map.entry("wijraad.letter.done.*", "LetterController"),
            Map.entry("wijraad.report.done.*", "AnnualReportingController"),
            Map.entry("wijraad.report.draft.changes.*", "AnnualReportDraft"),
            Map.entry("wijraad.report.section.*", "wijraad/report-public.html"),
            Map.entry("wijraad.letter.kind.*", "LetterWork"),
            Map.entry("wijraad.letter.subject.*", "LetterWriting"),
            Map.entry("wijraad.letter.text.*", "LetterWriting"),
            Map.entry("wijraad.meeting.done.*", "MeetingPage"),
            Map.entry("wijraad.meeting.empty.*", "MeetingFields"),
            Map.entry("wijraad.meeting.item.done.*", "ItemController"),
            Map.entry("wijraad.meeting.kind.*", "PlanForm"),
            Map.entry("wijraad.meeting.minutes.done.*", "MinutesController"),
            Map.entry("wijraad.meeting.written.*", "meetings.html"),
            Map.entry("wijraad.meeting.office.*", "MeetingPage"),
            Map.entry("wijraad.meeting.state.*", "fragments/meeting.html"),
            Map.entry("wijraad.work.meeting.*", "MeetingWork"),
            Map.entry("wijraad.portfolio.*", "wijraad/public.html"),
            Map.entry("wijraad.rule.*", "fragments/wijraad.html"),
            Map.entry("wijraad.stretch.*", "fragments/wijraad.html"),
            Map.entry("wijraad.what.sort.*", "WhatIfController"),
            Map.entry("wijraad.work.task.*", "CompositionWork"),
            Map.entry("advice.feed.*", "AdviceFeedController"),
            Map.entry("advice.kind.*", "AdviceListController"),
            Map.entry("advice.look.*", "fragments/advices.html"),
            Map.entry("advice.new.kind.*", "AdviceListController"),
            Map.entry("advice.outcome.*", "AdvicePointController"),
            Map.entry("advice.result.*", "AdvicePointController"),
            Map.entry("advice.stand.*", "AdvicesController"),
            Map.entry("advice.step.*", "work-one.html"),
            Map.entry("advice.trail.by.*", "AdviceTrail"),
            Map.entry("advice.voice.*", "AdviceVoicesController"),
            Map.entry("advice.work.done.*", "AdviceController"),
            Map.entry("trail.head.*", "trail.html"),
            Map.entry("trail.stage.*", "trail.html"),
            Map.entry("job.*", "JobsController"),
            Map.entry("retention.kind.*", "TermWords"),
            Map.entry("rule.*", "RuleBroken"),
            Map.entry("selection.choice.*", "selection.html"),
            Map.entry("selection.close.*", "selection.html"),
            Map.entry("selection.done.*", "SelectionController"),
            Map.entry("selection.kind.*", "SelectionsController"),
            Map.entry("selection.lead.*", "selection.html"),
            Map.entry("selection.majority.*", "SelectionsController"),
            Map.entry("selection.standing.*", "fragments/selection.html"),
            Map.entry("selection.state.*", "fragments/selection.html"),
            Map.entry("selection.tie.*", "SelectionsController"),
            Map.entry("selection.vote.meeting.*", "selection.html"),
            Map.entry("selection.way.*", "SelectionsController"),
            Map.entry("selection.work.vote.*", "SelectionWork"),
            Map.entry("setting.*", "SettingsController"));

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final String ANCHOR = "\\{#([\\w-]+)}";
    private static final int LONGEST_SENTENCE = 25;
    private static final int AVERAGE_SENTENCE = 15;

    @Test
    void residentsReadTheSameInBothLanguages() {
        BUNDLES.forEach((name, dutch) -> {
            if (isResidents(name)) {
                var english = BUNDLES.getOrDefault(name + "_en", Map.of());
                assertThat(english.keySet()).as(name + "_en").isEqualTo(dutch.keySet());
                dutch.forEach((key, text) -> assertThat(holes(english.get(key)))
                        .as(key + " in English")
                        .isEqualTo(holes(text)));
            } else if (name.endsWith("_en")) {
                assertThat(BUNDLES).as("the Dutch of " + name).containsKey(name.replace("_en", ""));
            } else {
                assertThat(name).as("a bundle's name").matches("[a-z]+(-staff|_nl_NL_je)");
            }
        });
    }

    @Test
    void noKeyStandsTwice() {
        var seen = new HashSet<String>();
        BUNDLES.forEach((name, texts) -> {
            if (!name.contains("_")) {
                texts.keySet()
                        .forEach(it -> assertThat(seen.add(it))
                                .as("%s in %s", it, name)
                                .isTrue());
            }
        });
        var declared = Sources.found(
                        "(?m)^ *basename: (.+)$", Sources.text(Sources.MESSAGES.resolveSibling("application.yaml")))
                .flatMap(it -> Arrays.stream(it.split(",")))
                .map(it -> it.strip().replace("messages/", ""))
                .toList();
        var written = BUNDLES.keySet().stream().filter(it -> !it.contains("_")).toList();
        assertThat(declared).as("spring.messages.basename").containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void youngReadersGetOnlyOtherWords() {
        BUNDLES.forEach((name, texts) -> {
            if (name.endsWith("_nl_NL_je")) {
                var adults = BUNDLES.get(name.replace("_nl_NL_je", ""));
                texts.forEach((key, text) -> {
                    assertThat(adults).as(name).containsKey(key);
                    assertThat(text)
                            .as(key)
                            .isNotEqualTo(adults.get(key))
                            .doesNotContainPattern("(?i)\\b(u|uw|uzelf)\\b");
                    assertThat(holes(text)).as(key).isEqualTo(holes(adults.get(key)));
                });
            }
        });
    }

    @Test
    void everyAskedTextExists() {
        assertThat(asked()).isSubsetOf(KEYS);
    }

    @Test
    void everyTextIsAskedFor() {
        var asked = asked();
        var unused = new TreeSet<>(KEYS);
        unused.removeIf(
                key -> asked.contains(key) || PUT_TOGETHER.keySet().stream().anyMatch(it -> fits(key, it)));
        assertThat(unused).as("texts that nothing asks for").isEmpty();
        PUT_TOGETHER.forEach((pattern, where) -> {
            assertThat(KEYS).as(pattern).anyMatch(it -> fits(it, pattern) && !asked.contains(it));
            var prefix = pattern.substring(0, pattern.length() - 1);
            assertThat(sources().stream()
                            .anyMatch(it -> it.getKey().matches("(.*/)?" + where + "(\\.java)?")
                                    && it.getValue().contains(prefix)))
                    .as("%s in %s", prefix, where)
                    .isTrue();
        });
    }

    /** A text with a hole is a pattern, in which one apostrophe begins a quotation; a text without is not. */
    @Test
    void apostrophesAreTypographic() {
        BUNDLES.forEach((name, texts) -> texts.forEach(
                (key, text) -> assertThat(text).as("%s in %s", key, name).doesNotContain("'")));
    }

    /** What staff see of a mail holds nothing of the reader. */
    @Test
    void subjectsOfMailsHaveNoHoles() {
        assertThat(MAILS).isNotEmpty();
        BUNDLES.forEach((name, texts) -> MAILS.forEach(it -> assertThat(holes(texts.getOrDefault(it + ".subject", "")))
                .as(it)
                .isEmpty()));
    }

    /** The pages in {@code content/}: the same ones, with the same parts to link to. */
    @Test
    void contentStandsInBothLanguages() {
        var dutch = Sources.under(CONTENT.resolve("nl"), ".md");
        var english = Sources.under(CONTENT.resolve("en"), ".md");
        assertThat(english.keySet()).isEqualTo(dutch.keySet());
        dutch.forEach((page, text) -> assertThat(Sources.found(ANCHOR, english.get(page)))
                .as("parts of " + page)
                .containsExactlyElementsOf(Sources.found(ANCHOR, text).toList()));
    }

    @Test
    void dutchIsCalm() {
        BUNDLES.forEach((name, texts) -> {
            if (!name.endsWith("_en")) {
                texts.forEach((key, text) -> assertThat(text).as(key).doesNotContain("!"));
            }
        });
        dutch().forEach((key, text) -> assertThat(text).as(key).doesNotContain("!"));
    }

    /** B1 (standards F1). */
    @Test
    void dutchSentencesAreShort() {
        var lengths = new ArrayList<Integer>();
        dutch().forEach((key, text) -> sentences(text).forEach(it -> {
            assertThat(words(it)).as("words in %s: %s", key, it).isLessThanOrEqualTo(LONGEST_SENTENCE);
            if (it.matches(".*[.?]")) { // the others are titles and buttons
                lengths.add(words(it));
            }
        }));
        assertThat(lengths.stream().mapToInt(it -> it).average().orElseThrow()).isLessThanOrEqualTo(AVERAGE_SENTENCE);
    }

    /** Residents' texts, je-form and content pages included. */
    private static Map<String, String> dutch() {
        var all = new TreeMap<String, String>();
        Sources.under(CONTENT.resolve("nl"), ".md").forEach((page, text) -> {
            var lines = text.replaceAll(ANCHOR + "|\\]\\([^)]*\\)|[*_\\[#>|`-]", " ")
                    .split("\n");
            for (var i = 0; i < lines.length; i++) {
                all.put(page + ":" + (i + 1), lines[i].strip());
            }
        });
        BUNDLES.forEach((name, texts) -> {
            if (isResidents(name) || name.endsWith("_nl_NL_je")) {
                texts.forEach((key, text) -> all.put(key + " in " + name, text));
            }
        });
        return all;
    }

    private static List<String> sentences(String text) {
        return Arrays.asList(text.split("(?<=[.?:])\\s+"));
    }

    private static int words(String sentence) {
        return (int) Arrays.stream(sentence.split("\\s+"))
                .filter(it -> it.matches(".*[\\p{L}\\p{N}{].*"))
                .count();
    }

    private static boolean isResidents(String bundle) {
        return bundle.matches("[a-z]+(-mail)?");
    }

    /** The numbers of the holes in a pattern. */
    private static Set<String> holes(String text) {
        return Sources.found("\\{(\\w+)", text).collect(toCollection(TreeSet::new));
    }

    private static boolean fits(String key, String pattern) {
        return key.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /** Keys that stand whole in templates and code. */
    private static Set<String> asked() {
        var kinds = KEYS.stream()
                .map(it -> it.substring(0, it.indexOf('.')))
                .distinct()
                .toList();
        var key = "(?:" + String.join("|", kinds) + ")\\.[\\w.-]*\\w";
        var asked = new TreeSet<String>();
        for (var source : sources()) {
            var text = source.getValue();
            if (source.getKey().endsWith(".html")) {
                Sources.found("#\\{([\\w.-]+)[}(]", text).forEach(asked::add);
                Sources.found("#messages\\.msg\\('([\\w.-]+)'[,)]", text).forEach(asked::add);
            } else {
                // what the audit trail, settings and terms name looks like a key
                var rest = text.replaceAll(
                        "(?s)audit\\.line\\(.*?\\);|new Setting\\(.*?\\);|String kind\\(\\) \\{.*?}|@\\w*Propert\\w*\\([^)]*\\)",
                        "");
                Sources.found("\"\\{?(" + key + ")}?\"(?! \\+)", rest)
                        .filter(it -> !KEYS.contains("retention.kind." + it)) // a name that other keys are made of
                        .flatMap(it -> MAILS.contains(it) ? Stream.of(it + ".subject", it + ".body") : Stream.of(it))
                        .forEach(asked::add);
                Sources.found("message = \"\\{([^}]+)}\"", rest).forEach(asked::add);
            }
        }
        return asked;
    }

    private static Collection<Map.Entry<String, String>> sources() {
        return Stream.concat(
                        Sources.under(Sources.TEMPLATES, ".html").entrySet().stream(),
                        Sources.under(Sources.JAVA, ".java").entrySet().stream())
                .toList();
    }

    private static Map<String, Map<String, String>> bundles() {
        var bundles = new TreeMap<String, Map<String, String>>();
        Sources.under(Sources.MESSAGES, ".properties").forEach((file, text) -> {
            var texts = new TreeMap<String, String>();
            var properties = new Properties() {
                @Override
                public synchronized Object put(Object key, Object value) {
                    assertThat(texts.put((String) key, (String) value))
                            .as("%s twice in %s", key, file)
                            .isNull();
                    return super.put(key, value);
                }
            };
            try {
                properties.load(new StringReader(text));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            bundles.put(file.replace(".properties", ""), texts);
        });
        return bundles;
    }
}
