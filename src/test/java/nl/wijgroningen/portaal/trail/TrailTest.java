package nl.wijgroningen.portaal.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The graph, and the chains of it. */
@PortalTest
@Rule("R30")
class TrailTest {

    @Autowired
    private Trail trail;

    @Autowired
    private Chains chains;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    private final UUID voice = UUID.randomUUID();
    private final UUID hidden = UUID.randomUUID();
    private final UUID early = UUID.randomUUID();
    private final UUID late = UUID.randomUUID();

    private void write(Runnable work) {
        transaction.executeWithoutResult(it -> work.run());
    }

    private static Node node(Node.Kind kind, UUID id, String title) {
        return new Node(kind, id, title, "nl", "BUSY", "/ergens/" + id);
    }

    /** A voice and a hidden one led to an improvement, which was joined with a later one. */
    private void chain() {
        write(() -> {
            trail.put(node(Node.Kind.EXPERIENCE, voice, "Ik wachtte lang"));
            trail.putHidden(Node.Kind.EXPERIENCE, hidden);
            trail.put(node(Node.Kind.IMPROVEMENT, early, "Sneller"));
            trail.put(node(Node.Kind.IMPROVEMENT, late, "Nog sneller"));
            trail.link(voice, early, Node.Why.LED_TO);
            trail.link(hidden, early, Node.Why.LED_TO);
            trail.link(early, late, Node.Why.MERGED);
        });
    }

    @Test
    void isFollowedBothWays() {
        chain();
        for (var start : List.of(voice, early, late)) {
            var chain = chains.of(start).orElseThrow();
            assertThat(chain.start().id()).isEqualTo(start);
            assertThat(chain.voices()).extracting(Chains.Found::id).containsExactly(voice);
            assertThat(chain.outcomes()).extracting(Chains.Found::id).containsExactly(early, late);
            assertThat(chain.hidden()).isTrue();
        }
        assertThat(chains.of(hidden)).as("what is not public has no page").isEmpty();
        assertThat(chains.of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsNotPublicAnyMoreKeepsANamelessPlaceAndWhatIsGoneNone() {
        chain();
        write(() -> trail.hide(voice));
        var after = chains.of(early).orElseThrow();
        assertThat(after.voices()).isEmpty();
        assertThat(after.hidden()).isTrue();
        assertThat(row(voice)).isEqualTo("false,,");
        write(() -> {
            trail.remove(voice);
            trail.remove(hidden);
        });
        assertThat(chains.of(early).orElseThrow().hidden()).isFalse();
        assertThat(jdbc.sql("select count(*) from trail_link where from_id in (:one, :other)")
                        .param("one", voice)
                        .param("other", hidden)
                        .query(Integer.class)
                        .single())
                .isZero();
        write(() -> {
            trail.put(node(Node.Kind.EXPERIENCE, voice, "Ik wachtte lang"));
            trail.hide(voice);
        });
        assertThat(jdbc.sql("select count(*) from trail_node where id = :id")
                        .param("id", voice)
                        .query(Integer.class)
                        .single())
                .as("without links no place is kept")
                .isZero();
    }

    private String row(UUID id) {
        return jdbc.sql(
                        "select open || ',' || coalesce(title, '') || ',' || coalesce(path, '') from trail_node where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void aPageShowsSoManyAndSaysThatThereIsMore() {
        write(() -> {
            trail.put(node(Node.Kind.IMPROVEMENT, early, "Sneller"));
            for (var i = 0; i < 40; i++) {
                var id = UUID.randomUUID();
                trail.put(node(Node.Kind.EXPERIENCE, id, "Stem " + i));
                trail.link(id, early, Node.Why.LED_TO);
            }
        });
        var chain = chains.of(early).orElseThrow();
        assertThat(chain.voices()).hasSize(Chains.VOICES);
        assertThat(chain.more()).isTrue();
        assertThat(chain.hidden()).isFalse();
    }

    @Test
    void aRingEnds() {
        chain();
        write(() -> trail.link(late, early, Node.Why.SPLIT));
        assertThat(chains.of(voice).orElseThrow().outcomes())
                .extracting(Chains.Found::id)
                .containsExactlyInAnyOrder(early, late);
    }

    /** What the modules wrote while they worked is what can be derived from all that they keep. */
    @Test
    void isWhatARebuildMakes() {
        var nodes = """
				select id::text || ' ' || kind || ' ' || open || ' ' || coalesce(title, '') || ' ' || coalesce(state, '') || ' ' || coalesce(path, '')
				from (%s) n order by 1
				""";
        var kept = jdbc.sql(nodes.formatted("""
						select n.* from trail_node n where exists (select from experience e where e.id = n.id)
							or exists (select from experience_improvement i where i.id = n.id)
							or exists (select from wijraad_advice a where a.id = n.id)
						""")).query(String.class).list();
        var rebuilt = jdbc.sql(nodes.formatted("""
						select i.id, 'IMPROVEMENT' as kind, true as open, i.title, i.state, '/verbeteringen/' || i.id as path
						from experience_improvement i
						union all
						select a.id, 'ADVICE', true, a.title,
							case when a.judged_on is not null then 'JUDGED' when a.answered_on is not null then 'ANSWERED' else 'SENT' end,
							'/wijraad/adviezen/' || a.id
						from wijraad_advice a where a.sent_on is not null
						union all
						select p.experience_id, 'EXPERIENCE', true, p.title, 'ANSWERED', '/ervaringen/' || p.experience_id
						from experience_publication p where p.state = 'PUBLISHED'
						union all
						select distinct s.experience_id, 'EXPERIENCE', false, null, null, null from experience_source s
						where not exists (select from experience_publication p where p.experience_id = s.experience_id and p.state = 'PUBLISHED')
						""")).query(String.class).list();
        assertThat(kept).hasSizeGreaterThan(100).isEqualTo(rebuilt);
        var links = jdbc.sql("""
						select from_id || ' ' || to_id from trail_link l
						where exists (select from experience e where e.id = l.from_id) order by 1
						""").query(String.class).list();
        assertThat(links)
                .hasSizeGreaterThan(10)
                .isEqualTo(jdbc.sql("""
						select experience_id || ' ' || improvement_id from experience_source
						union all
						select v.node_id || ' ' || v.advice_id from wijraad_advice_voice v join wijraad_advice a on a.id = v.advice_id
						where a.sent_on is not null and exists (select from experience e where e.id = v.node_id)
						order by 1
						""").query(String.class).list());
    }

    @Test
    void thePageOfTheDemoTellsTheWholeChain() {
        var id = jdbc.sql("select id from trail_node where title = 'U hoort wat er met uw melding is gedaan'")
                .query(UUID.class)
                .single();
        var page = http.visitor().get("/spoor/" + id).body();
        assertThat(page)
                .contains("Stem", "Antwoord", "Besluit", "Actie", "Bewijs", "Oordeel", "9 van de 10")
                .contains("Ook uit ervaringen die niet openbaar zijn.")
                .contains("Ja:", ">7<", "minder dan 5");
        var english = http.visitor().get("/en/spoor/" + id).body();
        assertThat(english).contains("Voice", "Decision", "Proof", "fewer than 5");
    }

    @Test
    void aListOfStoriesShowsHowFarEachCame() {
        var list = http.visitor().get("/ervaringen?q=moeder+trappen").body();
        assertThat(list).contains("Ik zorg voor mijn moeder van 88", "Gedaan en bewezen.");
        var waiting = http.visitor().get("/ervaringen?q=lift+rolstoel").body();
        assertThat(waiting).contains("Beloofd.").doesNotContain("Gedaan en bewezen.");
    }
}
