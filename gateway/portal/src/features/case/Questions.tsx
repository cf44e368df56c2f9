import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { applications } from "../../api/clients";
import type { CaseView } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { day } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** What economies asked, and the answers; an open question waits for one. */
export function Questions({ file }: { file: CaseView }) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === "#questions") {
      box.current?.scrollIntoView();
      box.current?.focus();
    }
  }, [hash]);
  if (file.questions.length === 0) {
    return null;
  }

  return (
    <section className="card" id="questions" ref={box} tabIndex={-1}>
      <h2>{t("question.title")}</h2>
      {file.questions.map((question) => (
        <Question key={question.questionId} caseId={file.id} question={question} />
      ))}
    </section>
  );
}

function Question({ caseId, question }: { caseId: string; question: CaseView["questions"][number] }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (typed: { answer: string }) =>
      applications.POST("/cases/{caseId}/questions/{questionId}/answer", {
        params: { path: { caseId, questionId: question.questionId } },
        body: { answer: typed.answer },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["case", caseId] }),
  });
  return (
    <article className="question">
      <p>
        <b>{economyName(question.economy, language)}</b>{" "}
        <span className="quiet">{day(question.askedAt, language)}</span>
      </p>
      <blockquote>{question.question}</blockquote>
      {question.answer ? (
        <p>
          {t("question.answered")}
          {t("list.colon")}
          {question.answer}
        </p>
      ) : (
        <Form layout="vertical" onFinish={(typed: { answer: string }) => answer.mutate(typed)}>
          <ProblemAlert error={answer.error} />
          <Form.Item
            name="answer"
            label={t("question.answer")}
            extra={t("question.hint")}
            rules={[{ required: true, message: t("form.required") }]}
          >
            <Input.TextArea rows={3} maxLength={4000} showCount />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={answer.isPending}>
            {t("question.send")}
          </Button>
        </Form>
      )}
    </article>
  );
}
