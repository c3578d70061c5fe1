package nl.wijgroningen.portaal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The map of the city as it lies in the database. */
@PortalTest
class AreaTest {

    @Autowired
    private Places places;

    @Autowired
    private Teams teams;

    @Autowired
    private AreaGuide guide;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    @Rule("R1")
    void everyPostcodeLeadsToATeam() {
        var all = AreaFiles.read().postcodes();
        assertThat(all).hasSize(48).allSatisfy(it -> {
            var found = places.byPc4(it.pc4());
            assertThat(found).isNotEmpty();
            assertThat(found.get(0).team().name()).isEqualTo(it.team());
            assertThat(found.get(0).wijk().cbsCode()).isEqualTo(it.wijkCode());
            assertThat(found.get(0).gebied().name()).isEqualTo(it.gebied());
            assertThat(found).hasSize(1 + it.alsoWijken().size());
        });
    }

    @Test
    @Rule("R1")
    void theLikeliestTeamStandsFirst() {
        assertThat(places.byPc4("9746")).extracting(it -> it.team().slug()).containsExactly("vinkhuizen", "hoogkerk");
        assertThat(places.byPc4("9743")).extracting(it -> it.team().slug()).containsExactly("vinkhuizen");
    }

    @Test
    @Rule("R1")
    void aPostcodeCanLieInTwoWijkenOfOneTeam() {
        assertThat(places.byPc4("9713"))
                .extracting(it -> it.wijk().slug() + " " + it.team().slug())
                .containsExactly("oosterparkwijk oosterparkwijk", "centrum oosterparkwijk");
    }

    @Test
    @Rule("R2")
    void theCityIsItsPostcodes() {
        assertThat(AreaFiles.read().postcodes()).allMatch(it -> places.inCity(it.pc4()));
        assertThat(places.inCity("1012")).isFalse();
        assertThat(places.inCity("9700")).isFalse();
        assertThat(places.inCity("9711 AB")).isFalse();
        assertThat(places.byPc4("1012")).isEmpty();
        assertThat(places.byPc4("' or true --")).isEmpty();
    }

    @Test
    @Rule("R1")
    @Rule("R2")
    void theMapOfAnEarlierDayIsThatDays() {
        clock.moveTo(LocalDate.of(2018, 12, 31));
        assertThat(places.inCity("9752")).isFalse();
        assertThat(places.inCity("9791")).isFalse();
        assertThat(places.inCity("9743")).isTrue();
        assertThat(teams.all()).hasSize(11);
        assertThat(teams.bySlug("haren")).isEmpty();
        clock.moveTo(LocalDate.of(2019, 1, 1));
        assertThat(places.inCity("9752")).isTrue();
        assertThat(teams.all()).hasSize(13);
        clock.moveTo(LocalDate.of(2017, 12, 31));
        assertThat(places.inCity("9743")).isFalse();
    }

    /** The key r1: one postcode, one rank, one place at a time. */
    @Test
    @Rule("R1")
    void aRankIsGivenOnceAtATime() {
        assertThat(jdbc.sql("""
            select count(*) from area_pc4 a join area_pc4 b
            on a.pc4 = b.pc4 and a.rank = b.rank and a.valid && b.valid and a.ctid <> b.ctid
            """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'r1'")
                        .query(String.class)
                        .single())
                .containsIgnoringCase("without overlaps");
    }

    @Test
    void aTeamIsFoundByItsSlugAndId() {
        var team = teams.bySlug("schilderswijk-centrum").orElseThrow();
        assertThat(team.name()).isEqualTo("WIJ Schilderswijk/Centrum");
        assertThat(teams.byId(team.id())).contains(team);
        assertThat(teams.byId(new UUID(0, 0))).isEmpty();
        assertThat(teams.bySlug("Vinkhuizen")).isEmpty();
        assertThat(teams.all())
                .hasSize(13)
                .isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
    }

    @Test
    @Rule("R1")
    void onlyATeamInOneGebiedHasAGebied() {
        assertThat(teams.onlyGebied(teams.bySlug("vinkhuizen").orElseThrow().id()))
                .hasValueSatisfying(it -> assertThat(it.name()).isEqualTo("West"));
        assertThat(teams.onlyGebied(
                        teams.bySlug("schilderswijk-centrum").orElseThrow().id()))
                .isEmpty();
        assertThat(teams.onlyGebied(new UUID(0, 0))).isEmpty();
    }

    @Test
    void everyTeamHasPlacesAndPostcodes() {
        var names = guide.names();
        assertThat(guide.contacts()).hasSize(13).allSatisfy(team -> {
            assertThat(names).as(team.name()).anyMatch(it -> team.slug().equals(it.team()));
            assertThat(guide.served(team.slug())).as(team.name()).anyMatch(AreaGuide.Served::mostly);
            assertThat(team.gebieden()).isNotEmpty();
        });
    }

    @Test
    void everyNameHasAPageOfItsOwn() {
        var names = guide.names();
        assertThat(names).extracting(AreaGuide.Name::slug).doesNotHaveDuplicates();
        assertThat(names).filteredOn(AreaGuide.Name::wijk).hasSize(20);
        assertThat(names).allSatisfy(it -> {
            var area = guide.area(it.slug()).orElseThrow();
            assertThat(area.name()).isEqualTo(it.name());
            assertThat(area.wijk()).isEqualTo(it.wijk());
            assertThat(area.wijk() ? guide.lines(area) : guide.contacts()).isNotEmpty();
        });
    }

    @Test
    void aBuurtWithTheNameOfAWijkIsThatWijk() {
        assertThat(guide.area("oosterparkwijk").orElseThrow().wijk()).isTrue();
        assertThat(guide.names())
                .filteredOn(it -> it.slug().equals("oosterparkwijk"))
                .singleElement()
                .satisfies(it -> assertThat(it.team()).isEqualTo("oosterparkwijk"));
    }

    @Test
    void aFormerSlugLeadsToOneOfToday() {
        assertThat(guide.formerTeam("de-wijert"))
                .hasValueSatisfying(it -> assertThat(teams.bySlug(it)).isPresent());
        assertThat(guide.formerArea("buitenhof"))
                .hasValueSatisfying(it -> assertThat(guide.area(it)).isPresent());
        assertThat(guide.formerTeam("vinkhuizen")).isEmpty();
    }
}
