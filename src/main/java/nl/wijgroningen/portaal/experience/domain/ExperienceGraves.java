package nl.wijgroningen.portaal.experience.domain;

import java.util.HexFormat;
import java.util.List;
import nl.wijgroningen.portaal.platform.retention.Graves;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a restored database is told anew: which tellings were withdrawn, which destroyed at the end of their term, and which
 * addresses for news were stopped.
 */
@Configuration(proxyBeanMethods = false)
class ExperienceGraves {

    @Bean
    Graves withdrawnExperiences(Burial burial) {
        return new Kind(Burial.WITHDRAWN, "WITHDRAWN", burial);
    }

    @Bean
    Graves destroyedExperiences(Burial burial) {
        return new Kind(Burial.DESTROYED, "DESTROYED", burial);
    }

    @Bean
    Graves stoppedNews(JdbcClient jdbc) {
        return new Addresses(jdbc);
    }

    private record Kind(String kind, String reason, Burial burial) implements Graves {

        @Override
        public List<String> unknown(List<String> ids) {
            return burial.unknown(ids);
        }

        @Override
        public void bury(String id, Week week) {
            burial.again(HexFormat.of().parseHex(id), reason);
        }

        @Override
        public List<String> known() {
            return burial.known(reason);
        }
    }

    /** An address lies under an id of its own: where there is none with this id, it is gone and nothing need be remembered. */
    private record Addresses(JdbcClient jdbc) implements Graves {

        @Override
        public String kind() {
            return News.STOPPED;
        }

        @Override
        public List<String> unknown(List<String> ids) {
            return jdbc.sql("select id::text from experience_news where id = any (:ids::uuid[])")
                    .param("ids", ids.toArray(String[]::new))
                    .query(String.class)
                    .list();
        }

        @Override
        public void bury(String id, Week week) {
            jdbc.sql("delete from experience_news where id = :id::uuid")
                    .param("id", id)
                    .update();
        }

        @Override
        public List<String> known() {
            return List.of();
        }
    }
}
