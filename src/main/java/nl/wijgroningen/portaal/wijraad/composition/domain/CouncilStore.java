package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.SettingChanges;
import nl.wijgroningen.portaal.wijraad.WijRaadNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the book in the database; reading it takes two statements, however long it is. */
@Component
public class CouncilStore {

    private static final List<Setting> NUMBERS = List.of(
            WijRaadNumbers.LEAST_MEMBERS,
            WijRaadNumbers.MOST_MEMBERS,
            WijRaadNumbers.TERM_YEARS,
            WijRaadNumbers.VACANCY_MONTHS);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SettingChanges settings;

    CouncilStore(JdbcClient jdbc, JsonMapper json, SettingChanges settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    private record TermRow(
            UUID id,
            int seat,
            UUID member,
            LocalDate from,
            LocalDate to,
            LocalDate planned,
            @Nullable UUID nomination,
            int since,
            @Nullable Integer until) {

        Row<Term> row() {
            return new Row<>(new Term(id, seat, member, new Period(from, to), planned, nomination), since, until);
        }
    }

    private record HomeRow(
            UUID member,
            LocalDate from,
            boolean inCity,
            int since,
            @Nullable Integer until) {

        Row<Home> row() {
            return new Row<>(new Home(member, from, inCity), since, until);
        }
    }

    private record ChargeRow(
            UUID id,
            UUID member,
            Portfolio portfolio,
            LocalDate from,
            @Nullable LocalDate to,
            int since,
            @Nullable Integer until) {

        Row<Charge> row() {
            return new Row<>(new Charge(id, member, portfolio, from, to), since, until);
        }
    }

    private record PersonRow(
            UUID id,
            String name,
            AgeBand ageBand,
            boolean sixteen,
            boolean consent,
            int since,
            @Nullable Integer until) {

        Row<Person> row() {
            return new Row<>(new Person(id, name, ageBand, sixteen, consent), since, until);
        }
    }

    private record ChosenRow(
            int seat, LocalDate on, int since, @Nullable Integer until) {

        Row<Book.Chosen> row() {
            return new Row<>(new Book.Chosen(seat, on), since, until);
        }
    }

    private record All(
            Fact[] facts,
            TermRow[] terms,
            HomeRow[] homes,
            ChargeRow[] charges,
            PersonRow[] people,
            ChosenRow[] chosen) {}

    public Book read() {
        var all = json.readValue(jdbc.sql("""
						select json_build_object(
							'facts', (select coalesce(json_agg(json_build_object('turn', turn, 'kind', kind, 'member', member_id,
								'day', day, 'corrects', corrects, 'reason', reason, 'madeOn', made_on, 'madeBy', made_by) order by turn), '[]')
								from wijraad_fact),
							'terms', (select coalesce(json_agg(json_build_object('id', id, 'seat', seat, 'member', member_id,
								'from', lower(during), 'to', upper(during), 'planned', planned, 'nomination', nomination_id,
								'since', since, 'until', until) order by since, seat), '[]') from wijraad_term),
							'homes', (select coalesce(json_agg(json_build_object('member', member_id, 'from', from_on,
								'inCity', in_city, 'since', since, 'until', until) order by since, from_on, member_id), '[]') from wijraad_home),
							'charges', (select coalesce(json_agg(json_build_object('id', id, 'member', member_id,
								'portfolio', portfolio, 'from', lower(during), 'to', upper(during), 'since', since, 'until', until)
								order by since, id), '[]') from wijraad_charge),
							'people', (select coalesce(json_agg(json_build_object('id', member_id, 'name', name, 'ageBand', age_band,
								'sixteen', sixteen, 'consent', consent, 'since', since, 'until', until) order by since, member_id), '[]')
								from wijraad_person),
							'chosen', (select coalesce(json_agg(json_build_object('seat', seat, 'on', until_on, 'since', since,
								'until', until) order by since, seat), '[]') from wijraad_chosen)
						)::text
						""").query(String.class).single(), All.class);
        return new Book(
                limits(),
                List.of(all.facts()),
                Stream.of(all.terms()).map(TermRow::row).toList(),
                Stream.of(all.homes()).map(HomeRow::row).toList(),
                Stream.of(all.charges()).map(ChargeRow::row).toList(),
                Stream.of(all.people()).map(PersonRow::row).toList(),
                Stream.of(all.chosen()).map(ChosenRow::row).toList());
    }

    private Limits limits() {
        var now = new HashMap<String, Integer>();
        NUMBERS.forEach(it -> now.put(it.name(), it.initial()));
        var limits = Limits.always(numbers(now));
        var changes = new TreeMap<LocalDate, Limits.Numbers>();
        settings.all().stream()
                .filter(it -> it.stands() && now.containsKey(it.name()))
                .sorted(Comparator.comparing(SettingChanges.Change::startsOn)
                        .thenComparing(SettingChanges.Change::version))
                .forEach(it -> {
                    now.put(it.name(), it.value());
                    changes.put(it.startsOn(), numbers(now));
                });
        return limits.and(changes);
    }

    private static Limits.Numbers numbers(Map<String, Integer> values) {
        return new Limits.Numbers(
                values.getOrDefault(WijRaadNumbers.LEAST_MEMBERS.name(), 0),
                values.getOrDefault(WijRaadNumbers.MOST_MEMBERS.name(), 0),
                values.getOrDefault(WijRaadNumbers.TERM_YEARS.name(), 0),
                values.getOrDefault(WijRaadNumbers.VACANCY_MONTHS.name(), 0));
    }

    /** The book, for who will write in it: nobody else does until the transaction ends. */
    @Rule("R9")
    @Transactional(propagation = Propagation.MANDATORY)
    Book hold() {
        jdbc.sql("select turn from wijraad_council for update")
                .query(Integer.class)
                .single();
        return read();
    }

    /** @throws Overtaken when the last fact is no longer the one that was seen */
    @Rule("R9")
    @Transactional(propagation = Propagation.MANDATORY)
    Book hold(int seen) {
        var book = hold();
        if (book.turn() != seen) {
            throw new Overtaken();
        }
        return book;
    }

    /** Writes the last fact, and what it brought and replaced. */
    @Rule("R8")
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Book book) {
        var turn = book.turn();
        var fact = book.fact(turn);
        for (var person : book.people()) {
            if (person.since() == turn) {
                jdbc.sql("insert into wijraad_member (id) values (:id) on conflict do nothing")
                        .param("id", person.value().id())
                        .update();
            }
        }
        jdbc.sql("""
						insert into wijraad_fact (turn, kind, member_id, day, corrects, reason, made_on, made_by)
						values (:turn, :kind, :member, :day, :corrects, :reason, :on, :by)
						""")
                .param("turn", turn)
                .param("kind", fact.kind().name())
                .param("member", fact.member())
                .param("day", fact.day())
                .param("corrects", fact.corrects())
                .param("reason", fact.reason())
                .param("on", fact.madeOn())
                .param("by", fact.madeBy())
                .update();
        jdbc.sql("update wijraad_council set turn = :turn").param("turn", turn).update();
        book.terms().forEach(it -> writeTerm(it, turn));
        book.homes().forEach(it -> writeHome(it, turn));
        book.charges().forEach(it -> writeCharge(it, turn));
        book.people().forEach(it -> writePerson(it, turn));
        book.chosen().forEach(it -> writeChosen(it, turn));
    }

    private void writeTerm(Row<Term> row, int turn) {
        var term = row.value();
        if (Integer.valueOf(turn).equals(row.until())) {
            // before the one that takes its days: the key over days is checked at once
            jdbc.sql("update wijraad_term set until = :turn where id = :id and since = :since")
                    .param("turn", turn)
                    .param("id", term.id())
                    .param("since", row.since())
                    .update();
        } else if (row.since() == turn) {
            jdbc.sql("""
							insert into wijraad_term (id, seat, member_id, during, planned, nomination_id, founding_id, since)
							values (:id, :seat, :member, daterange(:from::date, :to::date), :planned, :nomination::uuid,
								case when :nomination::uuid is null then (select f.id from wijraad_founding f) end, :turn)
							""")
                    .param("id", term.id())
                    .param("seat", term.seat())
                    .param("member", term.member())
                    .param("from", term.during().from())
                    .param("to", term.during().until())
                    .param("planned", term.planned())
                    .param("nomination", term.nomination())
                    .param("turn", turn)
                    .update();
        }
    }

    private void writeHome(Row<Home> row, int turn) {
        var home = row.value();
        if (Integer.valueOf(turn).equals(row.until())) {
            jdbc.sql(
                            "update wijraad_home set until = :turn where member_id = :member and from_on = :from and since = :since")
                    .param("turn", turn)
                    .param("member", home.member())
                    .param("from", home.from())
                    .param("since", row.since())
                    .update();
        } else if (row.since() == turn) {
            jdbc.sql("""
							insert into wijraad_home (member_id, from_on, in_city, since) values (:member, :from, :inCity, :turn)
							""")
                    .param("member", home.member())
                    .param("from", home.from())
                    .param("inCity", home.inCity())
                    .param("turn", turn)
                    .update();
        }
    }

    private void writeCharge(Row<Charge> row, int turn) {
        var charge = row.value();
        if (Integer.valueOf(turn).equals(row.until())) {
            jdbc.sql("update wijraad_charge set until = :turn where id = :id and since = :since")
                    .param("turn", turn)
                    .param("id", charge.id())
                    .param("since", row.since())
                    .update();
        } else if (row.since() == turn) {
            jdbc.sql("""
							insert into wijraad_charge (id, member_id, portfolio, during, since)
							values (:id, :member, :portfolio, daterange(:from::date, :to::date), :turn)
							""")
                    .param("id", charge.id())
                    .param("member", charge.member())
                    .param("portfolio", charge.portfolio().name())
                    .param("from", charge.from())
                    .param("to", charge.until())
                    .param("turn", turn)
                    .update();
        }
    }

    private void writePerson(Row<Person> row, int turn) {
        var person = row.value();
        if (Integer.valueOf(turn).equals(row.until())) {
            jdbc.sql("update wijraad_person set until = :turn where member_id = :id and since = :since")
                    .param("turn", turn)
                    .param("id", person.id())
                    .param("since", row.since())
                    .update();
        } else if (row.since() == turn) {
            jdbc.sql("""
							insert into wijraad_person (member_id, name, age_band, sixteen, consent, since)
							values (:id, :name, :band, :sixteen, :consent, :turn)
							""")
                    .param("id", person.id())
                    .param("name", person.name())
                    .param("band", person.ageBand().name())
                    .param("sixteen", person.sixteen())
                    .param("consent", person.consent())
                    .param("turn", turn)
                    .update();
        }
    }

    private void writeChosen(Row<Book.Chosen> row, int turn) {
        var chosen = row.value();
        if (Integer.valueOf(turn).equals(row.until())) {
            jdbc.sql("update wijraad_chosen set until = :turn where seat = :seat and since = :since")
                    .param("turn", turn)
                    .param("seat", chosen.seat())
                    .param("since", row.since())
                    .update();
        } else if (row.since() == turn) {
            jdbc.sql("insert into wijraad_chosen (seat, until_on, since) values (:seat, :on, :turn)")
                    .param("seat", chosen.seat())
                    .param("on", chosen.until())
                    .param("turn", turn)
                    .update();
        }
    }
}
