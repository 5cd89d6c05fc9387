"""What is examined beside the tests, kept in books: rows of Measurement whose `test` is a book and not a test.

| book      | key (site)                | parts of the value                                                  |
|-----------|---------------------------|---------------------------------------------------------------------|
| strength  | muscle or movement        | grade 0 to 5 ("4+" is 4.33), value with unit (N, kg,                |
|           |                           | percent_bodyweight), pain 0 to 10                                   |
| range     | movement                  | degrees, cm, or usual (by eye, without a number); pain, end_feel    |
| length    | muscle                    | state (short, normal, long), by (how it was tested)                 |
| special   | special test              | result (positive, negative, unclear)                                |
| symptoms  | behaviour                 | provokes, eases, course, since, response_to_care, note              |
| retest    | observation (condition)   | change (better, same, worse)                                        |
| quality   | test, or group of signs   | done (good, fair, poor)                                             |
| palpation | test or region            | note; nothing is concluded from it                                  |
| own       | muscle                    | state (over-working, under-working, tight, weak), why; nothing      |
|           |                           | is concluded from it                                                |
| pain      | test                      | pain 0 to 10 during it; nothing is concluded from it                |
| note      | test                      | note, in lines; nothing is concluded from it                        |

`OF_A_TEST` are those that may be kept of a test as a whole, under its id. They say nothing of what it looks for.
A value is an object with some of these parts. No row is *not recorded*; what is normal is recorded as such.
"""

from therapy.assessments.books.shelf import BEHAVIOUR, BOOKS, OF_A_TEST, retests_known
from therapy.assessments.books.subject import Subject

__all__ = ["BEHAVIOUR", "BOOKS", "OF_A_TEST", "Subject", "retests_known"]
