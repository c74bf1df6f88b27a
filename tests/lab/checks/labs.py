"""What the other checks need to start labs."""

import os
import subprocess

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LAB = HERE + '/lab'


def lab(*words, **options):
    return subprocess.run([LAB, *words], capture_output=True, text=True, timeout=120, **options)


def in_new_lab(*program, options=(), **more):
    return lab('run', *options, '--', *program, **more)
