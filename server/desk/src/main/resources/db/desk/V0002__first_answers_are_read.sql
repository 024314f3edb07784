-- conversation.first_answer holds the same, written with the answer itself.
DROP TABLE desk.first_answer;
