/* The sentences of data/providers.ini. Written by po/provider-sentences. */

/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("100 letters a day on the free plan; at most 10,000 recipients a letter, better no more than 1,000")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("15 letters in an hour that could not be delivered close the mailbox for an hour, 60 for a day")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("150 letters an hour at first, from 600 on paid plans; 150 a day and 4,000 a month on the free plan; 10 connections with 100 letters each")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("2,000 letters a day, 500 while on trial; 10,000 recipients a day, 3,000 of them outside the firm; 100 recipients a letter")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("30 letters a minute and 100 an hour at first; more on request")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("300 letters a day on the domain for trying out")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("50 letters an hour in the first week, 100 in the second, 400 up to the 30th day, then 500")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("50 letters an hour in the first week, 100 in the second, 400 up to the 30th day; then 500 letters or 5,000 recipients, as its pages differ")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("500 letters a day, each recipient counting as one; 35 recipients a letter; firms with Yandex 360 have 5,000")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("New accounts: 200 recipients a day, one a second, only to confirmed addresses; later by agreement")
/* Translators: how much may be sent; stands for %s in "In full: %s." */
N_ ("With a paid Microsoft 365 plan 5,000 recipients a day, 1,000 of them new, and 500 a letter; other accounts have less, Microsoft does not say how much")
/* Translators: what else is to be known about a provider. */
N_ ("A free account has at most two codes at a time.")
/* Translators: what else is to be known about a provider. */
N_ ("Accounts in the EU have a server of their own.")
/* Translators: what else is to be known about a provider. */
N_ ("App passwords no longer work either.")
/* Translators: what else is to be known about a provider. */
N_ ("Bulk letters have a server of their own. Letters up to 30 MB on request.")
/* Translators: what else is to be known about a provider. */
N_ ("Domains in the EU have a server of their own.")
/* Translators: what else is to be known about a provider. */
N_ ("Free accounts may be for reading only.")
/* Translators: what else is to be known about a provider. */
N_ ("In older programs the user name is the part before the @.")
/* Translators: what else is to be known about a provider. */
N_ ("Its server is not known.")
/* Translators: what else is to be known about a provider. */
N_ ("Known only without sign-in, from its own network.")
/* Translators: what else is to be known about a provider. */
N_ ("Lets no other mail program in.")
/* Translators: what else is to be known about a provider. */
N_ ("Needs Proton Mail Bridge on this computer, a part of the paid plans. Some plans give an SMTP token for an own domain instead.")
/* Translators: what else is to be known about a provider. */
N_ ("On the old server of arcor.de the user name is the part before the @.")
/* Translators: what else is to be known about a provider. */
N_ ("Plain passwords are off by default from the end of 2026, for new firms altogether; in the second half of 2027 Microsoft will name the day of their end. The national clouds have other servers.")
/* Translators: what else is to be known about a provider. */
N_ ("Port 25 is closed to personal accounts.")
/* Translators: what else is to be known about a provider. */
N_ ("Scaleway’s own computers close port 25.")
/* Translators: what else is to be known about a provider. */
N_ ("Some people report that app passwords no longer work.")
/* Translators: what else is to be known about a provider. */
N_ ("Sources disagree about the port.")
/* Translators: what else is to be known about a provider. */
N_ ("Subusers in the EU have a server of their own.")
/* Translators: what else is to be known about a provider. */
N_ ("The Basic plan lets no other mail program in.")
/* Translators: what else is to be known about a provider. */
N_ ("The server follows the AWS region.")
/* Translators: what else is to be known about a provider. */
N_ ("The server follows the country of the contract.")
/* Translators: what else is to be known about a provider. */
N_ ("The server follows the data centre that holds the account.")
/* Translators: what else is to be known about a provider. */
N_ ("The server follows the data centre that holds the account. Own domains use smtppro. Whether the free plan may send from other programs is disputed.")
/* Translators: what else is to be known about a provider. */
N_ ("The server follows the region of the account.")
/* Translators: what else is to be known about a provider. */
N_ ("The server is named after the region. Needs TLS 1.2.")
/* Translators: what else is to be known about a provider. */
N_ ("The user name is that of the main address, never that of an alias.")
/* Translators: what else is to be known about a provider. */
N_ ("There are servers for each part of the world.")
/* Translators: what else is to be known about a provider. */
N_ ("User name and password belong to one region. Port 25 is slow from Amazon’s own computers.")
/* Translators: what else is to be known about a provider. */
N_ ("Verizon moved its mailboxes to AOL in 2017.")
/* Translators: what else is to be known about a provider. */
N_ ("Yahoo offers app passwords; some people report that they no longer work.")
/* Translators: which password a provider means. */
N_ ("The app password is called secure mail key.")
/* Translators: which password a provider means. */
N_ ("The password is an API key that has the right “Send via SMTP”.")
/* Translators: which password a provider means. */
N_ ("The password is an API key.")
/* Translators: which password a provider means. */
N_ ("The password is an IMAP password, made for this one device.")
/* Translators: which password a provider means. */
N_ ("The password is an authorisation code, which the mail service makes for you.")
/* Translators: which password a provider means. */
N_ ("The password is that of the SMTP user, not the API key.")
/* Translators: which password a provider means. */
N_ ("The password is that of the SMTP user.")
/* Translators: which password a provider means. */
N_ ("The password is that of the mailbox, not that of the contract.")
/* Translators: which password a provider means. */
N_ ("The password is the IMAP password.")
/* Translators: which password a provider means. */
N_ ("The password is the SMTP key, not the API key.")
/* Translators: which password a provider means. */
N_ ("The password is the SMTP password of the account.")
/* Translators: which password a provider means. */
N_ ("The password is the client secret of an app registration.")
/* Translators: which password a provider means. */
N_ ("The password is the e-mail password, not that of the Telekom login.")
/* Translators: which password a provider means. */
N_ ("The password is the one made for SMTP, not the AWS secret key.")
/* Translators: which password a provider means. */
N_ ("The password is the one that Oracle makes for SMTP.")
/* Translators: which password a provider means. */
N_ ("The password is the one that Proton Mail Bridge shows, not that of the Proton account.")
/* Translators: which password a provider means. */
N_ ("The password is the secret key of an API key.")
/* Translators: which password a provider means. */
N_ ("The password is the secret key.")
/* Translators: which password a provider means. */
N_ ("User name and password are both the API token of the domain.")
/* Translators: which password a provider means. */
N_ ("User name and password are both the server API token.")
/* Translators: what to do in the account first. */
N_ ("Allow IMAP and SMTP in the settings of your mailbox.")
/* Translators: what to do in the account first. */
N_ ("Allow IMAP in the settings of your mailbox.")
/* Translators: what to do in the account first. */
N_ ("Allow POP3 and IMAP in the settings of your mailbox.")
/* Translators: what to do in the account first. */
N_ ("Allow POP3, SMTP and IMAP in the settings of your mailbox.")
/* Translators: what to do in the account first. */
N_ ("Allow access by other mail programs (“third-party access”) in your account.")
/* Translators: what to do in the account first. */
N_ ("Allow other mail programs in the settings of your mailbox.")
/* Translators: what to do in the account first. */
N_ ("An administrator has to allow SMTP AUTH for your firm and for your mailbox.")
/* Translators: what to do in the account first. */
N_ ("An administrator has to set up the relay first.")
/* Translators: what to do in the account first. */
N_ ("Get the Premium plan, then allow POP3 and IMAP in the settings of your mailbox.")
/* Translators: what to do in the account first. */
N_ ("If Google offers you no app password, ask your administrator to allow them.")
/* Translators: what to do in the account first. */
N_ ("If your mailbox is on Microsoft 365, an administrator has to allow SMTP AUTH for it.")
/* Translators: what to do in the account first. */
N_ ("Make an app password in the settings of your account.")
/* Translators: what to do in the account first. */
N_ ("Make an e-mail password in your Telekom account; the one of the web page does not work.")
/* Translators: what to do in the account first. */
N_ ("Only paid plans can send.")
/* Translators: what to do in the account first. */
N_ ("Only paid plans let other programs send.")
/* Translators: what to do in the account first. */
N_ ("Turn off the additional mailbox protection: it lets no other program in.")
/* Translators: what to do in the account first. */
N_ ("Turn on 2-Step Verification first: without it Google makes no app passwords.")
/* Translators: what to do in the account first. */
N_ ("Turn on SMTP with sign-in in your account: it is off at first.")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("any text, best the user name of your account")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the API key")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the API token of the domain")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the API user")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP login of the domain, such as postmaster@your.domain")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP login that your account shows")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user name of your account")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user name of your server page, such as server12345")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user name that was made for SES, not the AWS access key")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user name that was made for the resource")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user name that was made in the console")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user that you made for the domain")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the SMTP user that you made in your account")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the name of your account")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the project ID")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the sender name (channel)")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("the server API token")
/* Translators: what the user name is; stands for %s in "Type as your user name: %s." */
N_ ("your d ACCOUNT ID")
