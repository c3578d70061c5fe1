package nl.wijgroningen.portaal.experience.domain;

import java.util.HexFormat;
import java.util.List;
import nl.wijgroningen.portaal.platform.retention.Graves;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a restored database is told anew: which tellings were withdrawn, and which destroyed at the end of their term. */
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
}
