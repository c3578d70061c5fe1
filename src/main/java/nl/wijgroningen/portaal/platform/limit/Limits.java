package nl.wijgroningen.portaal.platform.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what goes wrong, over all nodes, in token buckets (bucket4j) on PostgreSQL. No thread waits. Of an address only a
 * hash is kept, with a random key of the day that is nowhere but in an unlogged table; at midnight both go (R33). Call it
 * outside a transaction: it takes a connection of its own.
 */
@Component
@Rule("R33")
public class Limits {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProxyManager<String> buckets;
    private final SecureRandom random = new SecureRandom();

    Limits(JdbcClient jdbc, DataSource source, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(source)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("platform_limit")
                .idColumn("id")
                .stateColumn("state")
                .clientClock(new WallClock(clock))
                .build();
    }

    private record WallClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Counts one that went wrong; true when that is one too many. */
    public boolean missed(Limit limit, String key) {
        return ask(limit, id(limit, key), bucket -> !bucket.tryConsume(1));
    }

    /** Whether one more that goes wrong would be too many; counts nothing. */
    public boolean isOver(Limit limit, String key) {
        var id = id(limit, key);
        var known = jdbc.sql("select exists (select from platform_limit where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        return known && ask(limit, id, bucket -> bucket.getAvailableTokens() < 1);
    }

    /** Removes the keys and rows of earlier days, from the files of the database too. */
    void forget() {
        var today = LocalDate.now(clock);
        jdbc.sql("delete from platform_limit_key where day < :today")
                .param("today", today)
                .update();
        jdbc.sql("delete from platform_limit where id < :today")
                .param("today", today.toString())
                .update();
        jdbc.sql("vacuum platform_limit_key, platform_limit").update();
    }

    private boolean ask(Limit limit, String id, Function<BucketProxy, Boolean> question) {
        try {
            return question.apply(buckets.getProxy(
                    id,
                    () -> BucketConfiguration.builder()
                            .addLimit(it -> it.capacity(limit.most()).refillGreedy(limit.most(), limit.per()))
                            .build()));
        } catch (BucketExecutionException away) {
            throw new DataAccessResourceFailureException("no answer", away);
        }
    }

    private String id(Limit limit, String key) {
        var today = LocalDate.now(clock);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyOf(today), "HmacSHA256"));
            var hash = mac.doFinal((limit.name() + " " + key).getBytes(StandardCharsets.UTF_8));
            return today + " " + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Read each time: after a crash the table is empty, and the nodes must agree on a new one. */
    private byte[] keyOf(LocalDate today) {
        return jdbc.sql("select key from platform_limit_key where day = :today")
                .param("today", today)
                .query(byte[].class)
                .optional()
                .orElseGet(() -> make(today));
    }

    private byte[] make(LocalDate today) {
        var key = new byte[32];
        random.nextBytes(key);
        return jdbc.sql("""
						insert into platform_limit_key (day, key) values (:today, :key)
						on conflict (day) do update set day = excluded.day
						returning key
						""")
                .param("today", today)
                .param("key", key)
                .query(byte[].class)
                .single();
    }
}
