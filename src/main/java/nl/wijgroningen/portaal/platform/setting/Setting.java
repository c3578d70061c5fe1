package nl.wijgroningen.portaal.platform.setting;

/**
 * A number that is our choice. The module that uses it declares it as a bean, so that it can be changed from a day on
 * ({@link Settings}); its texts are {@code setting.NAME.label}, {@code .text} and {@code .unit}.
 *
 * @param initial what holds until it is changed
 * @param least it may be
 * @param most it may be
 */
public record Setting(String name, int initial, int least, int most) {

    public Setting {
        if (initial < least || initial > most) {
            throw new IllegalArgumentException(name + " is outside its own limits");
        }
    }

    public boolean allows(int value) {
        return value >= least && value <= most;
    }
}
