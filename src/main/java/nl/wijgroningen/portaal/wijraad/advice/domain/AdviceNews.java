package nl.wijgroningen.portaal.wijraad.advice.domain;

import nl.wijgroningen.portaal.account.Staff;

/** Who must know that an advice was sent, or answered. */
public interface AdviceNews {

    /** Nobody is told, of what is long past. */
    AdviceNews NONE = new AdviceNews() {
        @Override
        public void sent(Staff by, String title, AdviceTerm term) {}

        @Override
        public void answered(Staff by, String title) {}
    };

    void sent(Staff by, String title, AdviceTerm term);

    void answered(Staff by, String title);
}
