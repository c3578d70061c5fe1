package nl.wijgroningen.portaal.platform.retention;

import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Brings a restored database up to date before the portal opens: this runs when all parts are made and before the web
 * server takes its port, so that no request sees what was withdrawn (R42).
 */
@Component
class BeforeOpening implements SmartInitializingSingleton {

    private final Tombstones tombstones;
    private final RetentionRun retention;

    BeforeOpening(Tombstones tombstones, RetentionRun retention) {
        this.tombstones = tombstones;
        this.retention = retention;
    }

    @Override
    @Rule("R42")
    public void afterSingletonsInstantiated() {
        if (tombstones.apply() > 0) {
            retention.run();
        }
    }
}
