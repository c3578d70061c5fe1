package nl.wijgroningen.portaal.platform.retention;

import nl.wijgroningen.portaal.platform.Demo;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In a new demo the terms have been applied once, after everybody's invented data were made. */
@Component
@Order(100)
class RetentionDemo implements ApplicationRunner {

    private final Demo demo;
    private final RetentionReport report;
    private final RetentionRun retention;

    RetentionDemo(Demo demo, RetentionReport report, RetentionRun retention) {
        this.demo = demo;
        this.report = report;
        this.retention = retention;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo.on() && report.isEmpty()) {
            retention.run();
        }
    }
}
