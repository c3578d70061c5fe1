package nl.wijgroningen.portaal.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before the portal sees it (an address that is none, a broken header) gets the same headers and
 * a plain page of ours instead of the server's own.
 */
@Component
class RefusedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /** Made by Tomcat. */
    public static final class Report extends ErrorReportValve {

        private final byte[] page;

        public Report() throws IOException {
            page = new ClassPathResource("refused.html")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failed) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Headers.ALWAYS.forEach(response::setHeader);
            // The request may be too broken to tell whether it came over TLS; over plain HTTP browsers ignore it.
            response.setHeader("Strict-Transport-Security", Headers.TRANSPORT);
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("text/html;charset=utf-8");
            try {
                response.getOutputStream().write(page);
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                getContainer().getLogger().debug("the client is gone");
            }
        }
    }
}
