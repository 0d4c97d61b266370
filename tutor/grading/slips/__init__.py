"""Which slip at which place of a derivation gives exactly a wrong answer.

A derivative is linear in what each place contributes. So the effect of a slip is the cofactor of its place times
(wrong − right), and one reverse sweep (`places`) gives all cofactors at the sample points. The effects of all
slips stand in a table (`table`), and the difference between an answer and the right one is looked up there,
alone and as a sum of two. What is found is built and compared in balls before it is said (`find`).
"""

from tutor.grading.slips.find import find_slips

__all__ = ["find_slips"]
