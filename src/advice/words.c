/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What each finding says to people: a headline, then what happened, what it means, what to do.
 *
 * Whoever reads this knows an address and a password and nothing else. Short words, short
 * sentences, no blame; a technical word only beside what it means. tests/advice/test-words.c
 * computes the reading grade of the English texts.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/words.h"

#define WORDS(finding) [PORTOLAN_FINDING_##finding]

/* clang-format off */
static const PortolanWords words[PORTOLAN_N_FINDINGS] = {
  WORDS (ALL_WELL) = {
    N_("Everything works"),
    N_("The mail server took every step without a problem."),
    N_("Your settings are right, and you can send mail."),
    N_("There is nothing to do."),
  },

  /* The way to the server */

  WORDS (OFFLINE) = {
    N_("This computer is not online"),
    N_("This computer has no link to the internet right now."),
    N_("Mail cannot go out until it is online again."),
    N_("Turn on Wi-Fi or plug in the network cable, then try again."),
  },
  WORDS (CAPTIVE_PORTAL) = {
    N_("This network wants you to sign in first"),
    N_("The network showed a web page when we asked for the mail server."),
    N_("Hotels, trains and cafés do this until you accept their terms."),
    N_("Open any web page, sign in to the network there, then try again."),
  },
  WORDS (RESOLVER_FAILED) = {
    N_("Server names cannot be looked up right now"),
    N_("The service that turns names into internet addresses gave no answer."),
    N_("No mail server can be found until that service works again."),
    N_("Check that a web page opens. If not, restart your internet box, then try again."),
  },
  WORDS (NAME_NOT_FOUND) = {
    N_("There is no server of that name"),
    N_("We looked up the server name, and it does not exist."),
    N_("There may be a typing slip in it, or your provider has changed the name."),
    N_("Check each letter of the server name and of your address, then try again."),
  },
  WORDS (CONNECTION_REFUSED) = {
    N_("The server does not answer at this port"),
    N_("The server is there, but it turned us away at this port (the door number)."),
    N_("The port number may be wrong, or the mail service is turned off."),
    N_("Try port 465 or 587. If both fail, ask your mail provider which port to use."),
  },
  WORDS (CONNECTION_TIMEOUT) = {
    N_("The server did not answer in time"),
    N_("We called the mail server, and no answer came back."),
    N_("It may be down, or something on the way blocks the call."),
    N_("Wait a few minutes and try again. If it still fails, try from some other network."),
  },
  WORDS (PORT_BLOCKED) = {
    N_("This network blocks the way to the mail server"),
    N_("No answer came from this port (the door number of the server)."),
    N_("Your network seems to block it. Many do so with port 25 to stop spam."),
    N_("Use port 587 or 465 in its place, or try from some other network."),
  },
  WORDS (CONNECTION_DROPPED) = {
    N_("The server hung up"),
    N_("The mail server ended the call before we were done."),
    N_("This is often a short fault on the server or on the way to it."),
    N_("Wait a few minutes, then try again. If it keeps on, try from some other network."),
  },
  WORDS (WRONG_SERVICE) = {
    N_("This is not a server for sending mail"),
    N_("Something did answer, but it does not send mail for people."),
    N_("It may be a web server, or one that only takes mail in."),
    N_("Use the server your provider lists for “outgoing mail” (it may call it SMTP)."),
  },

  /* The lock on the way */

  WORDS (WRONG_ENCRYPTION) = {
    N_("The encryption setting does not fit this port"),
    N_("We and the server did not start to encrypt (lock the mail up) at the same time."),
    N_("Port 465 (a door number) locks at once, and port 587 after a first hello."),
    N_("Choose “TLS” for port 465 or “STARTTLS” for port 587, then try again."),
  },
  WORDS (ENCRYPTION_MISSING) = {
    N_("The server offers no encryption"),
    N_("The server has no way to encrypt (lock up) what you send it."),
    N_("Others on the way could read your password and your mail."),
    N_("Try port (door number) 465 or 587, or ask your mail provider for a safe server."),
  },
  WORDS (ENCRYPTION_REQUIRED) = {
    N_("The server wants encryption first"),
    N_("The server will not go on until the line is encrypted (locked to others)."),
    N_("The settings do not turn this on yet."),
    N_("Choose “STARTTLS” for port (door number) 587 or “TLS” for port 465, then try again."),
  },
  WORDS (TLS_FAILED) = {
    N_("A safe line to the server could not be set up"),
    N_("We and the server did not agree on how to encrypt (lock) the line."),
    N_("Most often the fault is on the server, or a program on the way gets in between."),
    N_("Try the other port (door number), 465 or 587. If that fails, show your provider this."),
  },
  WORDS (TLS_TOO_OLD) = {
    N_("The encryption in use is too old to be safe"),
    N_("One side knows only old ways to encrypt (lock) the line."),
    N_("Those old ways can be broken, so no one should use them now."),
    N_("Update your mail program. If it is up to date, ask your provider for a newer server."),
  },
  WORDS (CERTIFICATE_EXPIRED) = {
    N_("The server’s certificate has run out"),
    N_("The server showed a certificate (its proof of who it is) that is out of date."),
    N_("Its owner forgot to renew it, or the clock of this computer is wrong."),
    N_("Check the date on this computer. If it is right, ask your provider to renew it."),
  },
  WORDS (CERTIFICATE_NOT_YET_VALID) = {
    N_("The server’s certificate is not valid yet"),
    N_("The certificate (the proof of who the server is) starts on a later date."),
    N_("Most often the clock of this computer is set wrong."),
    N_("Set the date and time of this computer, then try again."),
  },
  WORDS (CERTIFICATE_WRONG_NAME) = {
    N_("The server’s certificate is for another name"),
    N_("The server showed a certificate (its proof of who it is) made for another name."),
    N_("The server name may be a little off, or this may not be your server at all."),
    N_("Use the server name that your provider gives on its help page."),
  },
  WORDS (CERTIFICATE_UNTRUSTED) = {
    N_("No one we trust vouches for this server"),
    N_("The server made its own certificate (proof of who it is), or we do not know who did."),
    N_("It may be your server, but someone could be posing as it."),
    N_("Go on only if you know this server well. If not, ask your provider first."),
  },
  WORDS (CERTIFICATE_REVOKED) = {
    N_("The server’s certificate was withdrawn"),
    N_("The one who gave out the certificate (the proof of who it is) took it back."),
    N_("The server is not safe to use now."),
    N_("Do not send your password. Tell your mail provider what you see here."),
  },
  WORDS (OTHER_DOMAIN) = {
    N_("The server has another name than your address"),
    N_("The server we found is not part of the name after the @ in your address."),
    N_("This is normal if some other firm runs your mail, but we cannot be sure."),
    N_("Go on only if you know the name of that firm."),
  },
  WORDS (INTERCEPTED) = {
    N_("Something on the way answers for the server"),
    N_("The answer did not come from the mail server but from something in between."),
    N_("A virus scanner or the network of a firm or café may do this."),
    N_("Turn off mail scanning in your virus scanner, or use some other network."),
  },

  /* The sign-in and the account */

  WORDS (PASSWORD_WRONG) = {
    N_("The user name and password were not accepted"),
    N_("The server did not accept this user name and password together."),
    N_("There may be a typing slip, or the password was changed a while ago."),
    N_("Type the password once more. If it fails, try it on your provider’s web page."),
  },
  WORDS (USERNAME_FORM) = {
    N_("The server wants the user name in another form"),
    N_("The server did not know the user name in the way it was sent."),
    N_("Some servers want your whole address, and some only the part before the @."),
    N_("Put in your whole mail address as the user name, or only the part before the @."),
  },
  WORDS (APP_PASSWORD_NEEDED) = {
    N_("Your provider wants an app password"),
    N_("Your usual password is not enough for a mail program."),
    N_("Your provider wants an app password: an extra one that it makes just for this."),
    N_("Sign in on its web page, look for “app password”, make one and paste it in here."),
  },
  WORDS (OAUTH_NEEDED) = {
    N_("You need to sign in through the web browser"),
    N_("Your provider does not take passwords from mail programs any more."),
    N_("You can still send, but the sign-in has to happen on its own web page."),
    N_("Choose to sign in through the browser, and allow mail there."),
  },
  WORDS (SIGN_IN_DISABLED) = {
    N_("Sending from mail programs is switched off"),
    N_("The server knows you, but this account may not send from a mail program yet."),
    N_("It is a switch that your provider or your firm has left off."),
    N_("Turn on “SMTP” (sending from programs) in your settings on the web, or ask your firm to."),
  },
  WORDS (ACCOUNT_LOCKED) = {
    N_("The account is locked for now"),
    N_("The server lets no one sign in to this account just now."),
    N_("It saw too many tries or something odd, and wants to know that it is you."),
    N_("Sign in on your provider’s web page and do what it asks. Wait an hour, then try again."),
  },
  WORDS (ACCOUNT_NOT_READY) = {
    N_("The account is not ready to send yet"),
    N_("Your sending service has not opened this account for all mail yet."),
    N_("New accounts must be checked first, or may write only to a few test addresses."),
    N_("Sign in on its web page and finish the steps it shows, or ask it to open the account."),
  },
  WORDS (ACCOUNT_SUSPENDED) = {
    N_("The provider has closed this account"),
    N_("Your provider has stopped this account."),
    N_("No mail goes out with it until the provider opens it again."),
    N_("Sign in on its web page to see why, and write to its help desk from there."),
  },
  WORDS (PASSWORD_EXPIRED) = {
    N_("The password is too old and must be changed"),
    N_("The server knows the password but does not take it any more."),
    N_("It has to be changed from time to time."),
    N_("Set a new password on your provider’s web page, then put the new one in here."),
  },
  WORDS (SIGN_IN_REQUIRED) = {
    N_("The server wants you to sign in first"),
    N_("The server was asked to send mail, but no one had signed in."),
    N_("It sends mail only for people it knows."),
    N_("Turn on sign-in, put in your user name and password, then try again."),
  },
  WORDS (SIGN_IN_METHOD) = {
    N_("No shared way to sign in was found"),
    N_("We and the server know no common way to sign in."),
    N_("Often the server offers sign-in only at another port (door number) or when locked."),
    N_("Try port 587 or 465, locked (encrypted). If that fails, ask your provider how to sign in."),
  },
  WORDS (SIGN_IN_TEMPORARY) = {
    N_("The server cannot check passwords right now"),
    N_("The server could not look up your password just now."),
    N_("That is a fault on its side. Your password may well be right."),
    N_("Wait ten minutes, then try again with the same password."),
  },

  /* The From address */

  WORDS (SENDER_NOT_ALLOWED) = {
    N_("You may not send with this From address"),
    N_("The server did not take the address that you want to send from."),
    N_("This account may send only with its own addresses."),
    N_("Put the address you sign in with into “From”, or add the other one at your provider."),
  },
  WORDS (SENDER_NOT_VERIFIED) = {
    N_("Your From address must be confirmed first"),
    N_("Your sending service does not know yet that this From address is yours."),
    N_("It sends only for addresses that their owner has confirmed."),
    N_("Sign in on its web page, add the address there, and click the link that it sends you."),
  },
  WORDS (SENDER_UNKNOWN) = {
    N_("The end of your From address cannot be found"),
    N_("The server looked up the part after the @ in your From address and found nothing."),
    N_("There may be a typing slip in it, or the name is no longer paid for."),
    N_("Check how the From address is written. If it is right, check the name’s web page."),
  },
  WORDS (RELAY_DENIED) = {
    N_("This server will not pass on your mail"),
    N_("The server will not carry mail from you to other places."),
    N_("It may not be your own server, or it does not know yet who you are."),
    N_("Turn on sign-in with your user name and password. Check the server name too."),
  },

  /* The message */

  WORDS (MESSAGE_TOO_BIG) = {
    N_("The message is too big"),
    N_("The message is larger than the server will take."),
    N_("Most of the size comes from files or pictures in it."),
    N_("Make the files smaller, or send a link to them in their place."),
  },
  WORDS (CONTENT_REJECTED) = {
    N_("The message looks like spam or a virus"),
    N_("A filter read the message and did not let it through."),
    N_("A word, a link or a file in it looks like spam or a virus."),
    N_("Take out odd links, files and loud words, then send it to yourself as a test."),
  },
  WORDS (MESSAGE_MALFORMED) = {
    N_("The message is not built the way mail should be"),
    N_("The server found a fault in how the message is put together."),
    N_("A part such as the date or the From line is missing, twice there or wrong."),
    N_("Update the program that made the message, and show its maker the server’s reply."),
  },
  WORDS (UNICODE_UNSUPPORTED) = {
    N_("The server cannot use the letters in this address"),
    N_("The address has letters such as é, ü or 中 in it."),
    N_("The server does not know how to carry mail to such an address yet."),
    N_("Ask the person for an address with plain letters from a to z."),
  },

  /* The recipient */

  WORDS (RECIPIENT_UNKNOWN) = {
    N_("There is no mailbox with this address"),
    N_("The server that takes in mail for this person does not know the address."),
    N_("It may have a typing slip in it, or the person has left."),
    N_("Check how it is written. If it is right, take it off your list."),
  },
  WORDS (RECIPIENT_DOMAIN_UNKNOWN) = {
    N_("The part after the @ does not take mail"),
    N_("No server was found that takes mail for the part after the @."),
    N_("There may be a typing slip in the address, or that name is gone."),
    N_("Check the part after the @. If it is right, take the address off your list."),
  },
  WORDS (RECIPIENT_FULL) = {
    N_("That mailbox is full"),
    N_("The mailbox that you wrote to has no room left."),
    N_("Your own account is fine. The owner has to clear some space first."),
    N_("Try again in a few days, or reach the person in some other way."),
  },
  WORDS (RECIPIENT_BUSY) = {
    N_("That mailbox is getting too much mail right now"),
    N_("The mailbox that you wrote to gets more mail just now than it may."),
    N_("Nothing is wrong with your account or your other mail."),
    N_("Send to this one person again in an hour or two."),
  },
  WORDS (RECIPIENT_DISABLED) = {
    N_("That mailbox is closed"),
    N_("The mailbox that you wrote to is closed or no longer used."),
    N_("Mail to it will not be read by anyone."),
    N_("Take the address off your list, or ask the person for a new one."),
  },
  WORDS (RECIPIENT_REFUSED) = {
    N_("The other side does not take your mail"),
    N_("The server on the other side has a rule against this mail."),
    N_("It may take mail only from some people, or not from you."),
    N_("Ask the person in some other way to let your address through."),
  },
  WORDS (RECIPIENT_SYNTAX) = {
    N_("This address is not written the right way"),
    N_("The server could not make sense of the address you wrote to."),
    N_("A sign may be missing, or there is a space or comma too many."),
    N_("Write it like name@example.com, then send again."),
  },

  /* Too much at once */

  WORDS (TOO_MANY_RECIPIENTS) = {
    N_("Too many people in one message"),
    N_("The message goes to more people at once than the server allows."),
    N_("The message itself is fine."),
    N_("Send it in smaller groups, such as 50 people each time."),
  },
  WORDS (SENDING_LIMIT) = {
    N_("Your sending limit is used up"),
    N_("You have sent as much mail as your account may send for now."),
    N_("Each account has a limit for an hour or a day. It starts anew after that time."),
    N_("Send the rest tomorrow, or ask your provider for a plan with a higher limit."),
  },
  WORDS (SENDING_TOO_FAST) = {
    N_("Mail is going out too fast"),
    N_("Too many messages came in a short time, so the server told us to wait."),
    N_("Nothing is lost. It wants a slower pace."),
    N_("Wait an hour, then send fewer messages each minute."),
  },
  WORDS (TOO_MANY_CONNECTIONS) = {
    N_("Too many connections at once"),
    N_("The server counts too many open lines from you at the same time."),
    N_("More than one program or device may be sending right now."),
    N_("Close the other mail programs or wait a few minutes, then try again."),
  },

  /* The sender's standing */

  WORDS (ADDRESS_NOT_ALLOWED) = {
    N_("The account may not be used from here"),
    N_("The account takes mail only from places that are on its own list."),
    N_("The internet address of this computer is not on that list."),
    N_("Sign in on the provider’s web page and add it to that list (“allowed IP addresses”)."),
  },
  WORDS (IP_BLOCKED) = {
    N_("Mail from your internet address is blocked"),
    N_("The other side does not take mail from the internet address that you send from."),
    N_("It is on a list of spam sources, or it belongs to a home line."),
    N_("Send through your mail provider’s own server. If you do, show your provider this reply."),
  },
  WORDS (DOMAIN_BLOCKED) = {
    N_("Your name, or a link in the mail, is on a block list"),
    N_("Your domain (the part after the @) or one in a link is on a list of spam senders."),
    N_("Mail with that name in it is turned away."),
    N_("Open the web page named in the reply, and ask there to be taken off the list."),
  },
  WORDS (REPUTATION) = {
    N_("Mail from you is held back for now"),
    N_("The other side holds your mail back, since too many people did not want it."),
    N_("Its trust in you must grow again."),
    N_("Stop for a day. Then write only to people who asked for your mail, a few at a time."),
  },
  WORDS (AUTHENTICATION_MISSING) = {
    N_("Nothing proves that the mail is yours"),
    N_("The other side could not check that this mail is truly from you."),
    N_("Your domain (the part after the @) lacks the marks for this: SPF, DKIM and DMARC."),
    N_("Look for these three names on your provider’s help page and add what it shows there."),
  },
  WORDS (REVERSE_DNS_MISSING) = {
    N_("The sending computer has no proper name"),
    N_("The other side looked up the name of the computer that sends, and was not happy."),
    N_("Home computers often have no good name, so spam comes from such places."),
    N_("Send through your provider’s server. If you run it, ask your host to set “reverse DNS”."),
  },

  /* The server */

  WORDS (GREYLISTED) = {
    N_("The server asks you to come back later"),
    N_("The other side turned the mail away once, on purpose, to see if it comes back."),
    N_("Spam robots do not try twice, but real mail does."),
    N_("Wait 15 minutes and send it again. Most mail servers do that without your help."),
  },
  WORDS (SERVER_BUSY) = {
    N_("The server is busy"),
    N_("The mail server has too much to do, or is about to restart."),
    N_("Your settings are fine."),
    N_("Wait a few minutes, then try again."),
  },
  WORDS (SERVER_FULL) = {
    N_("The server has no room left"),
    N_("The disk of the mail server is full."),
    N_("No one can send through it until its owner makes room."),
    N_("Try again in an hour. If it still fails, tell your provider that its disk is full."),
  },
  WORDS (SERVER_ERROR) = {
    N_("Something is broken on the server"),
    N_("The mail server has a fault of its own."),
    N_("Nothing is wrong with your settings or your mail."),
    N_("Try again in half an hour. If it still fails, show your provider this reply."),
  },
  WORDS (SERVER_TIMEOUT) = {
    N_("The server took too long"),
    N_("The server, or the next one on the way, did not answer in time."),
    N_("It may have too much to do, or the line is slow."),
    N_("Wait a few minutes, then send it again."),
  },
  WORDS (ROUTING_LOOP) = {
    N_("The mail goes round in circles"),
    N_("Servers passed the mail back and forth until one of them gave up."),
    N_("Some rule that sends mail on points back to where it came from."),
    N_("Ask the person you wrote to if they forward their mail, and to turn that off."),
  },
  WORDS (COMMAND_UNSUPPORTED) = {
    N_("The server did not understand a step"),
    N_("The server does not know a step that your mail program asked for."),
    N_("It may be an old server, or something in between changes the words."),
    N_("Try port (door number) 587 or 465. If it still fails, show your provider this reply."),
  },

  WORDS (UNKNOWN) = {
    N_("The server said no, and we do not know why"),
    N_("The server sent a reply that we have not seen before."),
    N_("It may be about the mail, the address or your account."),
    N_("Try again later. If it still fails, copy the reply and show it to your provider."),
  },
};
/* clang-format on */

/**
 * portolan_words_for_finding:
 * @finding: a finding
 *
 * Gets what to tell people about a finding.
 *
 * Returns: the texts in the user's language, none of them %NULL
 */
PortolanWords
portolan_words_for_finding (PortolanFinding finding)
{
  const PortolanWords *row;

  g_return_val_if_fail ((guint) finding < PORTOLAN_N_FINDINGS, words[PORTOLAN_FINDING_UNKNOWN]);

  row = &words[finding];
  return (PortolanWords){
    .headline = _ (row->headline),
    .what = _ (row->what),
    .means = _ (row->means),
    .action = _ (row->action),
  };
}
