"""An independent small system that keeps vouchers in step with the platform, as that of Syntens would.

It knows the API only by its document: nothing here imports the platform's code. Tests and `make chaos` let it loose on
a real service; `make partner` shows it at work.
"""
