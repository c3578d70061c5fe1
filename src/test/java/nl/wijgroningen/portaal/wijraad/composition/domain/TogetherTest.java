package nl.wijgroningen.portaal.wijraad.composition.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Twenty appointments at once for the last three seats, a hundred times, on a real PostgreSQL. Ten members sit, six of them
 * live in the city: one more from outside is allowed, two more are not.
 */
@Rule("R9")
class TogetherTest {

    private static final int ROUNDS = 100;
    private static final int AT_ONCE = 20;

    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);
    private static final LocalDate FROM = TODAY.plusDays(30);
    private static final LocalDate UNTIL = TODAY.plusYears(1);

    private static CouncilDatabase council;

    @BeforeAll
    static void sit() {
        council = new CouncilDatabase("wijraad_together");
        var founding = council.get(Founding.class);
        founding.enter(council.secretary, "Oprichtingsbesluit", TODAY, TODAY);
        // four from outside, who leave first: later days leave room, the first year does not
        for (var years : List.of(1, 1, 1, 2)) {
            founding.add(
                    council.secretary,
                    Objects.requireNonNull(founding.decision()).version(),
                    founder(false, years));
        }
        for (var years : List.of(2, 2, 2, 3, 3, 3, 3)) {
            founding.add(
                    council.secretary,
                    Objects.requireNonNull(founding.decision()).version(),
                    founder(true, years));
        }
        founding.confirm(
                council.director, Objects.requireNonNull(founding.decision()).version());
        var last = council.book().now().council().bySeat().get(11).get(0).member();
        council.get(Recording.class).leave(council.secretary, 1, last, false, TODAY);
    }

    private static Founding.Founder founder(boolean inCity, int years) {
        return new Founding.Founder(
                0, "Oprichter", AgeBand.FROM_45, true, false, inCity, Set.of(Portfolio.YOUTH), years);
    }

    @AfterAll
    static void leave() {
        council.close();
    }

    @Test
    void neverOverTheMaximumNeverBelowTheMajority() throws Exception {
        var begun = council.book().turn();
        var random = new Random(9);
        var appointed = 0;
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var nominated = new ArrayList<UUID>();
                for (var i = 0; i < AT_ONCE; i++) {
                    var seat = 11 + random.nextInt(3);
                    var until = seat == 11 ? TODAY.plusYears(3) : UNTIL;
                    nominated.add(council.nominate(seat, random.nextInt(3) == 0, FROM, until));
                }
                appointed += atOnce(pool, nominated);
                holds(round);
                forget(begun);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(appointed).as("appointments").isGreaterThan(ROUNDS);
    }

    private static int atOnce(ExecutorService pool, List<UUID> nominated) throws Exception {
        var start = new CyclicBarrier(nominated.size());
        var done = new ArrayList<Future<Boolean>>();
        for (var id : nominated) {
            Callable<Boolean> one = () -> {
                start.await();
                try {
                    council.get(Appointing.class).appoint(council.director, id);
                    return true;
                } catch (RuleBroken refused) {
                    return false;
                }
            };
            done.add(pool.submit(one));
        }
        var appointed = 0;
        for (var it : done) {
            appointed += it.get() ? 1 : 0;
        }
        return appointed;
    }

    private static void holds(int round) {
        var now = council.book().now().council();
        for (var day : now.turningDays(new Period(FROM, UNTIL))) {
            var is = now.on(day);
            assertThat(is.number()).as("members on %s of round %s", day, round).isLessThanOrEqualTo(13);
            assertThat(2 * is.inCity().size())
                    .as("living in the city of %s on %s of round %s", is.number(), day, round)
                    .isGreaterThan(is.number());
        }
    }

    /** As before the round; what keeps history is out of the way for it. */
    private static void forget(int begun) {
        council.jdbc.sql("""
						set session_replication_role = replica;
						delete from wijraad_term where since > %1$s; delete from wijraad_home where since > %1$s;
						delete from wijraad_charge where since > %1$s; delete from wijraad_person where since > %1$s;
						delete from wijraad_fact where turn > %1$s; update wijraad_council set turn = %1$s;
						delete from wijraad_nomination where id not in (select nomination_id from wijraad_term where nomination_id is not null);
						set session_replication_role = default
						""".formatted(begun)).update();
    }
}
