package nl.wijgroningen.portaal.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.PortalProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, as processes: sessions are shared, each job runs once, each mail goes once, one is killed. */
@Tag("kill")
class TwoNodesTest {

    private static final int MAILS = 200;

    @Test
    void twoNodesAreOnePortalAndOneMayDie(@TempDir Path folder) throws Exception {
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try (var server = new Server(folder);
                var one = node(server, "one", mail);
                var two = node(server, "two", mail)) {
            one.start();
            two.start();
            var session = logIn(one);
            assertThat(status(one, "/beheer/post", session)).isEqualTo(200);
            assertThat(status(two, "/beheer/post", session))
                    .as("the session on the other node")
                    .isEqualTo(200);

            aJobRunsOnce(server, one, two);
            var dead = mailsGoOnceThoughTheSenderIsKilled(server, mail, one, two);

            var alive = dead == one ? two : one;
            assertThat(status(alive, "/beheer/post", session))
                    .as("the session after the kill")
                    .isEqualTo(200);
        } finally {
            mail.stop();
        }
    }

    private static PortalProcess node(Server server, String name, GreenMail mail) throws Exception {
        return server.node(name)
                .with("PORTAL_EXPERIENCE_RELEASE", "morning")
                .with("SPRING_MAIL_HOST", "127.0.0.1")
                .with("SPRING_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()))
                .with("PORTAL_MAIL_FROM", "meedoen@wij.example");
    }

    /** What is told at both nodes is released by the morning job, which one of them runs. */
    private static void aJobRunsOnce(Server server, PortalProcess one, PortalProcess two) throws Exception {
        var tellers = new ArrayList<Teller>();
        for (var i = 0; i < 10; i++) {
            tellers.add(new Teller((i % 2 == 0 ? one : two).base(), "woord%02dx%02dx%08x".formatted(0, i, i)));
        }
        tellers.forEach(Teller::tell);
        assertThat(tellers).allMatch(Teller::wasSent);
        for (var teller : tellers) {
            assertThat(teller.mine((teller.word().endsWith("1") ? one : two).base()))
                    .as("at either node")
                    .contains(teller.word());
        }
        var version = "select version from platform_job where task_name = 'experience-morning'";
        var before = Long.parseLong(server.ask(version));
        var told = "select count(*) from experience where happened like 'woord00x%'";
        assertThat(server.ask(told)).isEqualTo("0");
        server.run("update platform_job set execution_time = now() where task_name = 'experience-morning'");
        Until.holds(
                "the morning job",
                Duration.ofSeconds(60),
                () -> "t"
                        .equals(server.ask("select last_success is not null and not picked from platform_job"
                                + " where task_name = 'experience-morning'")));
        assertThat(server.ask(told)).isEqualTo("10");
        assertThat(Long.parseLong(server.ask(version)) - before)
                .as("picked once, put back once")
                .isEqualTo(2);
    }

    /** Kills the node that sends, while it sends; the other goes on. */
    private static PortalProcess mailsGoOnceThoughTheSenderIsKilled(
            Server server, GreenMail mail, PortalProcess one, PortalProcess two) throws Exception {
        server.run("delete from platform_mail"); // the demo's own
        var held = "update platform_job set execution_time = now() + interval '1 hour'"
                + " where task_name = 'platform-mail' and not picked returning version";
        Until.holds("the job is held", Duration.ofSeconds(30), () -> server.ask(held) != null);
        mail.purgeEmailFromAllMailboxes();
        var beheer = Http.at(one.port()).staff("beheer");
        beheer.post("/beheer/post", beheer.get("/werk"), Map.of("adres", "nummer-0@voorbeeld.nl"));
        // The rest at one stroke, so that they wait together: the same letter as the first, to the same address.
        server.run("""
				insert into platform_mail (text, language, content, state, waiting_since, next_attempt_at)
				select text, language, content, 'WAITING', now(), now()
				from (select * from platform_mail where state = 'WAITING' order by id desc limit 1) first,
					generate_series(2, %d)
				""".formatted(MAILS));
        server.run("update platform_job set execution_time = now() where task_name = 'platform-mail'");
        Until.holds("sending", Duration.ofSeconds(60), () -> mail.getReceivedMessages().length > 5);
        var sender = server.ask("select picked_by from platform_job where task_name = 'platform-mail' and picked");
        assertThat(sender).as("sent before it could be killed").isIn("one", "two");
        var dead = sender.equals("one") ? one : two;
        var process = ProcessHandle.of(dead.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
        var sentByTheDead = mail.getReceivedMessages().length;
        assertThat(sentByTheDead).isLessThan(MAILS);
        Until.holds("the other node sends", Duration.ofMinutes(3), () -> "0".equals(waiting(server)));
        var names = new ArrayList<String>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            names.add(message.getMessageID());
        }
        var distinct = new LinkedHashSet<>(names);
        System.out.printf(
                "two nodes: %d mails, %d sent by %s before kill -9, %d by the other, %d twice under one Message-ID%n",
                MAILS, sentByTheDead, sender, names.size() - sentByTheDead, names.size() - distinct.size());
        assertThat(distinct).as("each mail").hasSize(MAILS);
        assertThat(names.size() - distinct.size())
                .as("at most the one that was on its way")
                .isLessThanOrEqualTo(1);
        assertThat(
                        server.ask(
                                "select string_agg(id::text, ',' order by done_at, id) from platform_mail where state = 'SENT'"))
                .as("in order")
                .isEqualTo(server.ask(
                        "select string_agg(id::text, ',' order by id) from platform_mail where state = 'SENT'"));
        return dead;
    }

    private static String waiting(Server server) throws Exception {
        return server.ask(
                "select count(*) from platform_mail where state = 'WAITING' and problem is distinct from 'LATER'");
    }

    private static String logIn(PortalProcess node) {
        return Http.at(node.port()).staff("beheer").cookies();
    }

    private static int status(PortalProcess node, String path, String cookie) {
        return Http.at(node.port())
                .visitor()
                .send(HttpRequest.newBuilder(URI.create(node.base() + path)).header("Cookie", cookie))
                .statusCode();
    }
}
