package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.experience.domain.Recognising;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Dit herken ik": counted once from one place on one day, shown from five, and nothing of who pressed is kept. */
@PortalTest
class RecognisingTest {

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Recognising recognising;

    @Autowired
    private MovableClock clock;

    private UUID id;

    @BeforeEach
    void published() {
        id = UUID.randomUUID();
        jdbc.sql("""
						with told as (
							insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
								may_be_public, state, closed_week, version)
							values (:id, sha256(:id::text::bytea), (select id from area_team where slug = 'haren'), false, 'nl', 'WEB',
								'2026-W10', 'De brief was duidelijk.', true, 'CLOSED', '2026-W20', 0)
						)
						insert into experience_publication (experience_id, may_be_public, state, title, happened, answer, language,
							told_year, checked_by, checked_on, published_on)
						values (:id, true, 'PUBLISHED', 'De brief was duidelijk', 'De brief was duidelijk.', 'Dank u wel.', 'nl', 2026,
							(select id from account_user where username = 'team'), '2026-05-01', '2026-05-01')
						""").param("id", id).update();
    }

    @AfterEach
    void gone() {
        clock.reset();
        jdbc.sql("delete from experience where id = :id").param("id", id).update();
    }

    private String path() {
        return "/ervaringen/" + id;
    }

    private HttpResponse<String> press(String address) {
        return http.visitor(address).post(path() + "/herkenning", Map.of());
    }

    private int number() {
        return jdbc.sql("select coalesce(sum(number), 0)::integer from experience_recognised where experience_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    @Rule("R16")
    void showsFromFiveOn() {
        for (var i = 1; i <= 4; i++) {
            press("192.0.2." + i);
        }
        assertThat(number()).isEqualTo(4);
        assertThat(http.visitor().get(path()).body()).doesNotContain("herkennen dit", "4 mensen");
        press("192.0.2.5");
        assertThat(http.visitor().get(path()).body()).contains("5 mensen herkennen dit.");
        assertThat(http.visitor().get("/en" + path()).body()).contains("5 people recognise this.");
    }

    @Test
    @Rule("R33")
    void twiceFromOnePlaceOnOneDayIsOnce() {
        var first = press("192.0.2.77");
        var second = press("192.0.2.77");
        assertThat(number()).isEqualTo(1);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
        press("2001:db8:1:2::1");
        press("2001:db8:1:2::99");
        assertThat(number()).as("a house has all addresses that begin alike").isEqualTo(2);
        clock.advance(Duration.ofDays(1));
        press("192.0.2.77");
        assertThat(number()).as("the next day nothing is known of it").isEqualTo(3);
    }

    /** What is kept is a number: no moment, no address, no cookie for who reads. */
    @Test
    @Rule("R33")
    void nothingOfAReaderIsKept() {
        var page = http.visitor().get(path());
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("ETag")).isPresent();
        assertThat(page.body()).doesNotContain("<form method=\"post\"");
        press("192.0.2.78");
        assertThat(jdbc.sql("select * from experience_recognised where experience_id = :id")
                        .param("id", id)
                        .query()
                        .singleRow())
                .containsOnlyKeys("experience_id", "number");
        assertThat(jdbc.sql("select string_agg(t::text, ' ') from platform_limit t")
                        .query(String.class)
                        .single())
                .doesNotContain("192.0.2", id.toString());
        var other = http.visitor()
                .send(HttpRequest.newBuilder(URI.create(http.base() + path()))
                        .header(
                                "If-None-Match",
                                page.headers().firstValue("ETag").orElseThrow()));
        assertThat(other.statusCode()).isEqualTo(304);
    }

    @Test
    void onlyWhatIsPublicAndOnlyFromOurOwnPage() {
        var form = http.visitor().form(path() + "/herkenning", Map.of()).header("Sec-Fetch-Site", "cross-site");
        assertThat(http.visitor().send(form).statusCode()).isEqualTo(403);
        jdbc.sql("update experience_publication set state = 'HIDDEN' where experience_id = :id")
                .param("id", id)
                .update();
        assertThat(press("192.0.2.79").statusCode()).isEqualTo(404);
        assertThat(http.visitor().get(path() + "/herkenning").statusCode()).isEqualTo(404);
        assertThat(number()).isZero();
    }

    @Test
    void onePlaceDoesNotRecogniseEverything() {
        var place = http.visitor("192.0.2.80");
        var all = jdbc.sql("select experience_id from experience_publication where state = 'PUBLISHED' limit 31")
                .query(UUID.class)
                .list();
        assertThat(all).hasSize(31);
        var answers = all.stream()
                .map(it -> place.post("/ervaringen/" + it + "/herkenning", Map.of())
                        .statusCode())
                .toList();
        assertThat(answers.subList(0, 30)).containsOnly(303);
        assertThat(answers.get(30)).isEqualTo(429);
        jdbc.sql("""
						update experience_recognised set number = number - 1 where experience_id = any (:ids) and number > 1
						""").param("ids", all.subList(0, 30).toArray(UUID[]::new)).update();
    }

    @Test
    void fromManyAtOnceNoneIsLost() throws Exception {
        var together = new CyclicBarrier(4);
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> reader = () -> {
                together.await();
                for (var i = 0; i < 10; i++) {
                    recognising.recognise(new ExperienceId(id));
                }
                return true;
            };
            for (var one : pool.invokeAll(List.of(reader, reader, reader, reader))) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(number()).isEqualTo(40);
    }
}
