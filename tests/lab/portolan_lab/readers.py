"""People to write to, for programs that send to many; mailbox.py has what they got.

Nobody signs in at their domain, and the name server does not know it: any server of the lab takes
letters to them, from whoever signed in there.
"""

DOMAIN = 'readers.test'
PEOPLE = tuple(f'reader{number}@{DOMAIN}' for number in range(1, 301))
