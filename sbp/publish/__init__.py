"""The public's file: what is selected, how small figures are withheld, and the attack that it must withstand."""
