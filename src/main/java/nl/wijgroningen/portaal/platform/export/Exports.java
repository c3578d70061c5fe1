package nl.wijgroningen.portaal.platform.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that staff asked for. Somebody finds their own only, and only as long as they may see what is in them: who lost a
 * role, or sees another team now, has them no longer.
 */
@Component
@Transactional
public class Exports {

    /** So many are listed. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final List<Export> kinds;
    private final Clock clock;

    Exports(JdbcClient jdbc, List<Export> kinds, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** How far a file is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        /** Tried in vain, or what its owner may see changed meanwhile. */
        FAILED;

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** @param rowsAll 0 until it is known */
    public record File(
            UUID id,
            String kind,
            String scope,
            State state,
            Instant askedAt,
            @Nullable Instant endedAt,
            long rowsAll,
            long rowsDone,
            long bytes) {}

    /**
     * Puts it in the queue; the one that is there already when somebody asks twice.
     *
     * @throws NotFound when it is not for them
     */
    public UUID ask(UUID owner, @Nullable String kind) {
        var scope = kind(kind).flatMap(it -> it.scope(owner)).orElseThrow(NotFound::new);
        jdbc.sql("""
						insert into platform_export (id, kind, owner, scope, state, asked_at)
						values (:id, :kind, :owner, :scope, 'WAITING', :now)
						on conflict (owner, kind) where state in ('WAITING', 'RUNNING') do nothing
						""")
                .param("id", UUID.randomUUID())
                .param("kind", kind)
                .param("owner", owner)
                .param("scope", scope)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return jdbc.sql("""
						select id from platform_export where owner = :owner and kind = :kind and state in ('WAITING', 'RUNNING')
						""")
                .param("owner", owner)
                .param("kind", kind)
                .query(UUID.class)
                .single();
    }

    private static final String SELECT = """
			select id, kind, scope, state, asked_at, ended_at, rows_all, rows_done, bytes from platform_export
			where owner = :owner\s""";

    /**
     * What somebody may ask for, and what they asked.
     *
     * @param files the newest first
     */
    public record Desk(List<String> kinds, List<File> files) {}

    /** What lies within their view is asked once for each kind. */
    public Desk desk(UUID owner) {
        var scopes = new LinkedHashMap<String, String>();
        kinds.forEach(kind -> kind.scope(owner).ifPresent(it -> scopes.put(kind.kind(), it)));
        var files = jdbc
                .sql(SELECT + "order by asked_at desc, id limit " + MOST)
                .param("owner", owner)
                .query(File.class)
                .list()
                .stream()
                .filter(it -> it.scope().equals(scopes.get(it.kind())))
                .toList();
        return new Desk(List.copyOf(scopes.keySet()), files);
    }

    public Optional<File> of(UUID owner, UUID id) {
        return jdbc.sql(SELECT + "and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(File.class)
                .optional()
                .filter(it -> kind(it.kind())
                        .flatMap(kind -> kind.scope(owner))
                        .filter(it.scope()::equals)
                        .isPresent());
    }

    /** Stops it; what was written goes. One that is over stays as it is. */
    public boolean cancel(UUID owner, UUID id) {
        var cancelled = jdbc.sql("""
						update platform_export set state = 'CANCELLED', ended_at = :now
						where owner = :owner and id = :id and state in ('WAITING', 'RUNNING')
						""")
                .param("now", OffsetDateTime.now(clock))
                .param("owner", owner)
                .param("id", id)
                .update();
        jdbc.sql("""
						delete from platform_export_part
						where export_id = (select id from platform_export where id = :id and owner = :owner and state = 'CANCELLED')
						""").param("id", id).param("owner", owner).update();
        return cancelled == 1;
    }

    /** Sends the file, a piece at a time. */
    @Transactional(readOnly = true)
    public void send(File file, HttpServletResponse response) throws IOException {
        var name = kind(file.kind()).orElseThrow(NotFound::new).fileName();
        var to = CsvFile.begin(response, name);
        response.setContentLengthLong(file.bytes());
        Optional<byte[]> piece = part(file.id(), 0);
        for (var part = 1; piece.isPresent(); part++) {
            to.write(piece.get());
            piece = part(file.id(), part);
        }
        to.flush();
    }

    private Optional<byte[]> part(UUID id, int part) {
        return jdbc.sql("select content from platform_export_part where export_id = :id and part = :part")
                .param("id", id)
                .param("part", part)
                .query(byte[].class)
                .optional();
    }

    Optional<Export> kind(@Nullable String kind) {
        return kinds.stream().filter(it -> it.kind().equals(kind)).findFirst();
    }

    /** @return how many that were asked for before this day went */
    int removeBefore(LocalDate day) {
        return jdbc.sql("delete from platform_export where asked_at < :start")
                .param("start", day.atStartOfDay(PortaalApplication.ZONE).toOffsetDateTime())
                .update();
    }
}
