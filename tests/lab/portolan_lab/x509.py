"""Keys and certificates, made by the library of OpenSSL itself.

One `openssl` process per certificate would take most of the time in which a lab starts.
"""

import base64
import ctypes
import secrets
import ssl
import textwrap

_VERSION_3 = 2
_UTF8 = 0x1000
_CONTEXT_BYTES = 256  # more than an X509V3_CTX takes

_crypto = ctypes.CDLL('libcrypto.so.3')


def _call(name, *arguments, result=ctypes.c_void_p):
    """Call a function of the library; all those used here return 0 or nothing on failure."""
    function = getattr(_crypto, name)
    function.restype = result
    returned = function(*arguments)
    if not returned:
        raise OSError(f'{name} failed')
    return returned


def _pointer(name, *arguments):
    return ctypes.c_void_p(_call(name, *arguments))


def _check(name, *arguments):
    return _call(name, *arguments, result=ctypes.c_int)


class Key:
    """A new private key on the curve P-256."""

    def __init__(self):
        self.pointer = _pointer('EVP_PKEY_Q_keygen', None, None, b'EC', b'P-256')

    def pem(self):
        text = base64.b64encode(_encoded('i2d_PrivateKey', self.pointer)).decode()
        return ('-----BEGIN EC PRIVATE KEY-----\n' + '\n'.join(textwrap.wrap(text, 64))
                + '\n-----END EC PRIVATE KEY-----\n')


class Certificate:
    """A certificate for a key; without an issuer, it speaks for itself."""

    def __init__(self, subject, key, extensions, days, issuer=None, issuer_key=None):
        self.pointer = _pointer('X509_new')
        self._fill(key, days)
        for part, value in subject.items():
            _check('X509_NAME_add_entry_by_txt', self._subject(), part.encode(), _UTF8,
                   value.encode(), -1, -1, 0)
        issuer = issuer or self
        _check('X509_set_issuer_name', self.pointer, issuer._subject())
        self._extend(extensions, issuer)
        _check('X509_sign', self.pointer, (issuer_key or key).pointer, _pointer('EVP_sha256'))

    def _subject(self):
        return _pointer('X509_get_subject_name', self.pointer)

    def _fill(self, key, days):
        _check('X509_set_version', self.pointer, ctypes.c_long(_VERSION_3))
        _check('ASN1_INTEGER_set_uint64', _pointer('X509_get_serialNumber', self.pointer),
               ctypes.c_uint64(1 + secrets.randbits(63)))
        for field, day in zip(('X509_getm_notBefore', 'X509_getm_notAfter'), days):
            _pointer('X509_gmtime_adj', _pointer(field, self.pointer),
                     ctypes.c_long(day * 86400))
        _check('X509_set_pubkey', self.pointer, key.pointer)

    def _extend(self, extensions, issuer):
        context = ctypes.create_string_buffer(_CONTEXT_BYTES)
        _crypto.X509V3_set_ctx(context, issuer.pointer, self.pointer, None, None, 0)
        for name, value in extensions.items():
            extension = _pointer('X509V3_EXT_nconf', None, context, name.encode(), value.encode())
            _check('X509_add_ext', self.pointer, extension, -1)
            _crypto.X509_EXTENSION_free(extension)

    def pem(self):
        return ssl.DER_cert_to_PEM_cert(_encoded('i2d_X509', self.pointer))

    def hash(self):
        """What OpenSSL names the file of a trusted certificate by."""
        return f'{_call("X509_subject_name_hash", self.pointer, result=ctypes.c_ulong):08x}'


def _encoded(name, pointer):
    """What one of the library's i2d_… functions writes."""
    length = _check(name, pointer, None)
    space = ctypes.create_string_buffer(length)
    _check(name, pointer, ctypes.byref(ctypes.c_void_p(ctypes.addressof(space))))
    return space.raw
