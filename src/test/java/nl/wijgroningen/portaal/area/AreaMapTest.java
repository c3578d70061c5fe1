package nl.wijgroningen.portaal.area;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.junit.jupiter.api.Test;

/** What is made of the two files. */
class AreaMapTest {

    private final AreaFiles files = AreaFiles.read();
    private final AreaMap map = new AreaMap(files);

    @Test
    void everydayNamesAreTakenApart() {
        assertThat(AreaFiles.names("Korrewegwijk: Indische buurt")).containsExactly("Korrewegwijk", "Indische buurt");
        assertThat(AreaFiles.names("Binnenstad-Zuid en -Oost")).containsExactly("Binnenstad-Zuid", "Binnenstad-Oost");
        assertThat(AreaFiles.names("Oosterhoogebrug, De Hunze/Van Starkenborgh"))
                .containsExactly("Oosterhoogebrug", "De Hunze", "Van Starkenborgh");
        assertThat(AreaFiles.names("Oosterparkwijk (en UMCG)")).containsExactly("Oosterparkwijk");
        assertThat(AreaFiles.names("Harkstede GN")).containsExactly("Harkstede");
    }

    @Test
    void theWholeCityIsThere() {
        assertThat(map.gebieden())
                .containsExactlyInAnyOrder("Centrum", "Haren", "Oost", "Oude Wijken", "Ten Boer", "West", "Zuid");
        assertThat(map.wijken()).hasSize(20).extracting(AreaMap.WijkRow::code).doesNotHaveDuplicates();
        assertThat(map.wijken()).extracting(AreaMap.WijkRow::code).contains("WK001400", "WK001413", "WK001419");
        assertThat(map.teams()).hasSize(13);
        assertThat(files.postcodes()).hasSize(48);
        assertThat(map.buurten()).extracting(it -> Slug.of(it.name())).doesNotHaveDuplicates();
    }

    @Test
    @Rule("R1")
    void ranksOfAPostcodeAreOneTwoThree() {
        map.mappings().stream().collect(groupingBy(AreaMap.MappingRow::pc4)).forEach((pc4, rows) -> {
            for (var i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).rank()).as(pc4).isEqualTo(i + 1);
            }
            assertThat(rows).as(pc4).extracting(AreaMap.MappingRow::wijk).doesNotHaveDuplicates();
        });
    }

    /** Two other wijken and one other team: it goes with the wijk in its gebied, the other keeps the first team. */
    @Test
    @Rule("R1")
    void anotherTeamGoesWithTheWijkInItsGebied() {
        assertThat(map.mappings().stream().filter(it -> it.pc4().equals("9723")))
                .extracting(AreaMap.MappingRow::wijk, AreaMap.MappingRow::team, AreaMap.MappingRow::gebied)
                .containsExactly(
                        tuple("Zuidoost", "WIJ Rivierenbuurt", "Zuid"),
                        tuple("Oud-Zuid", "WIJ Rivierenbuurt", "Zuid"),
                        tuple("Meerdorpen", "WIJ Lewenborg", "Oost"));
    }

    /** Figures count a team under its gebieden (R16): a place never names another one. */
    @Test
    @Rule("R1")
    void aTeamIsOnlyInItsOwnGebieden() {
        var gebieden = map.teams().stream().collect(toMap(AreaMap.TeamRow::name, AreaMap.TeamRow::gebieden));
        assertThat(map.mappings())
                .allSatisfy(it -> assertThat(gebieden.get(it.team())).contains(it.gebied()));
        assertThat(map.buurten())
                .allSatisfy(it -> assertThat(gebieden.get(it.team())).contains(it.gebied()));
    }

    @Test
    void everyNameOfBothFilesHasAPlace() {
        var buurten = map.buurten().stream().collect(toMap(AreaMap.BuurtRow::name, Function.identity()));
        for (var team : files.teams()) {
            for (var name : team.buurten()) {
                assertThat(buurten.get(name)).as(name).isNotNull();
                assertThat(buurten.get(name).team()).as(name).isEqualTo(team.name());
            }
        }
        assertThat(buurten).containsKeys("Binnenstad-Noord", "Korrewegwijk", "Europapark", "Harkstede", "Haren-Oost");
        assertThat(buurten).doesNotContainKeys("Buitenhof", "Harkstede GN");
    }

    @Test
    void aBuurtKnowsItsWijkAndPostcodesWhereTheyAreKnown() {
        var buurten = map.buurten().stream().collect(toMap(AreaMap.BuurtRow::name, Function.identity()));
        assertThat(buurten.get("Gravenburg").wijk()).isEqualTo("Hoogkerk e.o.");
        assertThat(buurten.get("De Held").wijk()).isEqualTo("Nieuw-West");
        assertThat(buurten.get("De Hunze").wijk()).isEqualTo("Noordoost");
        assertThat(buurten.get("Villabuurt").wijk()).isEqualTo("Helpman e.o.");
        assertThat(buurten.get("Engelbert").wijk()).isEqualTo("Meerdorpen");
        assertThat(buurten.get("A-Kwartier").wijk()).isNull();
        assertThat(buurten.get("Helpman").pc4s()).containsExactly("9721", "9722");
        assertThat(buurten.get("Binnenstad").pc4s()).containsExactly("9711", "9712");
        assertThat(buurten.get("De Wijert-Zuid").pc4s()).containsExactly("9721");
        assertThat(buurten.get("Engelbert").pc4s()).isEmpty();
    }

    @Test
    void locationsAreWhereATeamWasSeenLast() {
        assertThat(map.teams())
                .extracting(AreaMap.TeamRow::location)
                .contains("Oude School, Schilderswijk", "’t Vinkhuys", "Floresplein")
                .containsOnlyOnce("Heerdenhoes");
    }

    @Test
    void harenAndTenBoerCameIn2019() {
        assertThat(List.of("Haren", "Ten Boer"))
                .allMatch(it -> AreaMap.since(it).equals(LocalDate.of(2019, 1, 1)));
        assertThat(AreaMap.since("West")).isEqualTo(LocalDate.of(2018, 1, 1));
    }

    /** Ids are the same in every installation: figures and links can be compared. */
    @Test
    void idsFollowFromNames() {
        assertThat(AreaMap.id("team", "WIJ Vinkhuizen")).hasToString("d1f0574f-5fda-335e-b982-aac04970b17f");
        assertThat(AreaMap.id("team", "Oosterparkwijk")).isNotEqualTo(AreaMap.id("wijk", "Oosterparkwijk"));
    }
}
