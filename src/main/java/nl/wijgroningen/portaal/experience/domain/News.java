package nl.wijgroningen.portaal.experience.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The address a teller may leave, to hear that there is an answer or a question (R33). It is kept apart from the
 * experience and encrypted; a mail says no more than that there is something. The mails of a day go together in the
 * morning, in random order: sent one by one they would tell which answer belongs to which address.
 */
@Service
@Transactional
public class News {

    /** Weeks after closing. */
    static final int AFTER_CLOSING = 8;

    /** In the file of tombstones: an address that was stopped, or took the place of another. */
    static final String STOPPED = "experience-news";

    private static final int MONTHS = 18;

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final WaitingRoom waiting;
    private final Letters letters;
    private final Keys keys;
    private final Tombstones tombstones;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    News(
            JdbcClient jdbc,
            DraftBox drafts,
            WaitingRoom waiting,
            Letters letters,
            Keys keys,
            Tombstones tombstones,
            Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.waiting = waiting;
        this.letters = letters;
        this.keys = keys;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /**
     * Another address takes the place of the one before.
     *
     * @param address as {@link MailAddress} reads it
     * @throws NotFound when nothing was sent under this code, or it was withdrawn
     */
    @Rule("R33")
    public void ask(TellerCode code, String address) {
        var hash = drafts.hash(code);
        var language =
                jdbc.sql("""
						select language from experience where code_hash = :hash
						union all
						select content ->> 'language' from experience_waiting where code_hash = :hash and kind = 'TELLING'
						""").param("hash", hash).query(String.class).optional().orElseThrow(NotFound::new);
        bury("select id from experience_news where code_hash = :hash for update", hash);
        jdbc.sql("""
						insert into experience_news (id, code_hash, content, language, until_week)
						values (gen_random_uuid(), :hash, :content, :language, :until)
						on conflict (code_hash) do update
						set id = excluded.id, content = excluded.content, until_week = excluded.until_week
						""")
                .param("hash", hash)
                .param("content", keys.encrypt(Keys.Purpose.MAIL, with(hash), address.getBytes(StandardCharsets.UTF_8)))
                .param("language", language)
                .param("until", Week.of(LocalDate.now(clock).plusMonths(MONTHS)).toString())
                .update();
    }

    @Transactional(readOnly = true)
    public boolean isAsked(TellerCode code) {
        return jdbc.sql("select exists (select from experience_news where code_hash = :hash)")
                .param("hash", drafts.hash(code))
                .query(Boolean.class)
                .single();
    }

    /** The teller says stop with the code. */
    public void stop(TellerCode code) {
        bury("delete from experience_news where code_hash = :hash returning id", drafts.hash(code));
    }

    /** Stops by the link of a mail; one that is unknown, or was used, changes nothing (R43). */
    public void stop(String token) {
        bury("""
						delete from experience_news
						where code_hash = (select code_hash from experience_news_link where token_hash = :hash)
						returning id
						""", hash(token));
    }

    /** So that a backup from before does not bring back an address that was stopped. */
    private void bury(String ids, byte[] hash) {
        var week = Week.of(LocalDate.now(clock));
        jdbc.sql(ids)
                .param("hash", hash)
                .query(UUID.class)
                .list()
                .forEach(it -> tombstones.bury(STOPPED, it.toString(), week));
    }

    /** There is something to tell; of more than one thing in a day the last. */
    void tell(ExperienceId id, Response.Kind kind) {
        jdbc.sql("""
						update experience_news set news = :kind
						where code_hash = (select code_hash from experience where id = :id)
						""").param("kind", kind.name()).param("id", id.value()).update();
        if (waiting.releasesAtOnce()) {
            send();
        }
    }

    /** There is something new of an improvement that these experiences led to. */
    public void tellOfImprovement(Collection<UUID> experiences) {
        if (experiences.isEmpty()) {
            return;
        }
        jdbc.sql("""
						update experience_news set news = 'IMPROVEMENT'
						where news is null and code_hash in (select code_hash from experience where id = any (:ids))
						""").param("ids", experiences.toArray(UUID[]::new)).update();
        if (waiting.releasesAtOnce()) {
            send();
        }
    }

    /** What a mail is about. */
    public enum About {
        ANSWER,
        QUESTION,
        IMPROVEMENT
    }

    /** Writes the mail; its words and links are the web's. */
    public interface Letters {

        /**
         * @param language {@code nl} or {@code en}
         * @param stop token of the link with which the mails stop
         */
        void write(String address, String language, About about, String stop);

        /**
         * Asks whether an improvement is noticed.
         *
         * @param token of the link that asks
         */
        void ask(String address, String language, String token, String stop);
    }

    /** Asks who left an address; nothing happens when it is gone. */
    @Rule("R43")
    public void ask(byte[] codeHash, String token) {
        jdbc.sql("select code_hash, content, language, '' as news from experience_news where code_hash = :hash")
                .param("hash", codeHash)
                .query(Due.class)
                .optional()
                .ifPresent(it -> letters.ask(open(it), it.language(), token, stopToken(codeHash)));
    }

    private String stopToken(byte[] codeHash) {
        var token = token();
        jdbc.sql("insert into experience_news_link (token_hash, code_hash) values (:token, :hash)")
                .param("token", hash(token))
                .param("hash", codeHash)
                .update();
        return token;
    }

    private record Due(byte[] codeHash, byte[] content, String language, String news) {}

    /** The mails of the morning. */
    @Rule("R33")
    public int send() {
        var due = jdbc.sql("""
						with due as materialized (
							update experience_news n set news = null
							from (select code_hash, news from experience_news where news is not null for update) before
							where n.code_hash = before.code_hash
							returning n.code_hash, n.content, n.language, before.news
						)
						select code_hash, content, language, news from due order by random()
						""").query(Due.class).list();
        for (var one : due) {
            letters.write(open(one), one.language(), About.valueOf(one.news()), stopToken(one.codeHash()));
        }
        return due.size();
    }

    /**
     * When its time is up; eight weeks after the last improvement that it led to was confirmed, or will not be; without one
     * eight weeks after closing.
     */
    @Rule("R33")
    int removeEnded() {
        var today = LocalDate.now(clock);
        var now = Week.of(today);
        return jdbc.sql("""
						delete from experience_news n
						where n.until_week < :now or exists (
							select from experience e
							left join lateral (
								select count(*) as number, count(*) filter (where i.ended_on is null or i.ended_on > :ended) as going_on
								from experience_source s join experience_improvement i on i.id = s.improvement_id
								where s.experience_id = e.id) i on true
							where e.code_hash = n.code_hash
								and (case when i.number = 0 then e.closed_week <= :closed else i.going_on = 0 end))
						""")
                .param("now", now.toString())
                .param("closed", now.plus(-AFTER_CLOSING).toString())
                .param("ended", today.minusWeeks(AFTER_CLOSING))
                .update();
    }

    private String open(Due due) {
        return new String(keys.decrypt(Keys.Purpose.MAIL, with(due.codeHash()), due.content()), StandardCharsets.UTF_8);
    }

    /** Binds an address to its row: in another it cannot be read. */
    private static String with(byte[] codeHash) {
        return "news " + HexFormat.of().formatHex(codeHash);
    }

    /** The name of the token of a mailed link: only that is kept. */
    public byte[] hash(String token) {
        return keys.hash(Keys.Purpose.CODE, "news " + token);
    }

    /** Of 128 random bits. */
    public String token() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
