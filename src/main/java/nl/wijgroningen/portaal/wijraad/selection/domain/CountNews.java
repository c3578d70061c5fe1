package nl.wijgroningen.portaal.wijraad.selection.domain;

/** Tells those who were there that a vote was counted. */
public interface CountNews {

    /** In the transaction of the count. */
    void counted(Count count);
}
