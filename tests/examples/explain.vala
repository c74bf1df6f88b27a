/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What did the server mean?
 *
 *     explain '535 5.7.8 Error: authentication failed'
 */

int main (string[] args) {
    if (args.length != 2) {
        stderr.printf ("Which reply?\n");
        return 2;
    }

    var meaning = Portolan.explain_reply (args[1]);

    stdout.printf ("%d %s (%s)\n", meaning.code, meaning.advice.id, meaning.confidence);
    stdout.printf ("%s\n", meaning.advice.action);
    return 0;
}
