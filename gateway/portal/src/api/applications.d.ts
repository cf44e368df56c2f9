// Written by npm run api.
export interface paths {
    "/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutboxState"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/passport-comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ComparePassportRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ComparePassportResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/radar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    months?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetRadarItem"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economies/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetDecisionTimesResponse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SearchCasesRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchCasesItem"][];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refusal-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefusalText"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: {
                    "Last-Event-ID"?: number;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["SseItemOfString"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfListCasesItem"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StartCaseRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    noticeAccepted?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StartRosterResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/roster/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StartRosterResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/roster/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApplicationForm"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerPinsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/correction/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawCaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/questions/{questionId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    questionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetAnswerResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    questionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerQuestionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StartOrderRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/early-production/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    tripOn?: string;
                };
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetEarlyCardAdviceResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DisclosePersonalDataRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reading"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetCompanyResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimelineView"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/economies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetBoardResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetCaseMessagesItem"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    purpose: components["schemas"]["ReadingPurpose"];
                    orderId?: string;
                };
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetPersonalDataPersonalData"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/invoice-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    orderId?: string;
                };
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetInvoiceDataInvoiceData"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/in-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfGetCasesInReviewItem"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GetCasesInReviewRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetCasesInReviewItem"][];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    kind?: components["schemas"]["OrderKind"];
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfListOrdersItem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SaveOrderFormRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerPinsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/correction/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawCaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DisclosePersonalDataRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/barcode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{office}/eligibility-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    office: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetEligibilityResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    office: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigureEligibilityRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EligibilityRules"];
                    };
                };
                /** @description reauthentication.needed: a decisive act, for which the caller must have proved a few minutes ago who he is. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{office}/eligibility-rules/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    office: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EligibilityRules"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListMessagesInbox"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{messageId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    messageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/delivery-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfListDeliveryProblemsItem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageSettingsView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeMessageSettingsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageSettingsView"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    since?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListEventsResponse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/replays/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    replayId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetHealthResponse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/test-event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SendTestEventResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: {
                    "X-Tracking-Token"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetTrackingResponse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/own-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: {
                    "X-Tracking-Token"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetOwnDataResponse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Tracking-Token"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiveConsentResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Tracking-Token"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestCodeResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RequestCodeRequest"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestCodeResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenSessionRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenSessionResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {unknown} */
        Actor: "Enterprise" | "Office" | "Ministry" | "Economy" | "Payments" | "Delivery" | "System";
        AnswerPinsAnswer: {
            target: string;
            text: string;
        };
        AnswerPinsRequest: {
            answers: components["schemas"]["AnswerPinsAnswer"][];
        };
        AnswerQuestionRequest: {
            answer: string;
        };
        ApplicantSection: {
            chineseName?: null | string;
            familyName?: null | string;
            givenNames?: null | string;
            sex?: null | components["schemas"]["Sex"];
            /** Format: date */
            dateOfBirth?: null | string;
            residentId?: null | string;
            passport?: null | components["schemas"]["PassportSection"];
            mobile?: null | string;
            email?: null | string;
            position?: null | string;
            staffCategory?: null | components["schemas"]["StaffCategory"];
            travelNeed?: null | string;
            /** Format: int32 */
            insuredMonths?: null | number;
            criminalRecord?: null | boolean;
            refusedByEconomy?: null | boolean;
        };
        ApplicationForm: {
            company?: null | components["schemas"]["CompanySection"];
            applicant?: null | components["schemas"]["ApplicantSection"];
            office?: null | string;
            handover?: null | components["schemas"]["HandoverSection"];
            invoice?: null | components["schemas"]["InvoiceSection"];
        };
        BusinessOffer: {
            kind: components["schemas"]["OrderKind"];
            chinese: string;
            english: string;
        };
        /**
         * @description How a guidance call ended.
         * @enum {unknown}
         */
        CallOutcome: "Advised" | "NoAnswer" | "WrongNumber" | "CallBack";
        /** @enum {unknown} */
        CardReturnMethod: "OnSite" | "ByMail";
        /** @enum {unknown} */
        CaseAction: "EditForm" | "Submit" | "Withdraw" | "SubmitCorrection" | "AnswerQuestion" | "Renew" | "StartAnew" | "PassPreliminaryReview" | "PassForeignAffairsReview" | "PassMinistryReview" | "RequestCorrection" | "Refuse" | "ConfirmPayment" | "Lapse" | "RefuseByAllEconomies";
        /** @enum {unknown} */
        CaseLabel: "Draft" | "InPreliminaryReview" | "InForeignAffairsReview" | "AwaitingPayment" | "InMinistryReview" | "InCorrection" | "Refused" | "Withdrawn" | "Lapsed" | "Cancelled" | "Expired" | "InPreClearance" | "InPreClearanceWithEarlyCard" | "PreClearedWithEarlyCard" | "PreCleared" | "InProduction" | "ReadyForHandover" | "Collected" | "Mailed";
        CaseView: {
            /** Format: uuid */
            id: string;
            number: null | string;
            /** Format: uuid */
            renews: null | string;
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            round: number;
            waiting: components["schemas"]["CaseViewWaitingView"];
            /** Format: double */
            feeAmount: null | number;
            feeCurrency: null | string;
            feePaid: boolean;
            feeRefunded: boolean;
            delivery: components["schemas"]["Delivery"];
            trackingNumber: null | string;
            /** Format: uuid */
            cardId: null | string;
            cardNumber: null | string;
            cardEconomies: string[];
            /** Format: date */
            cardExpiresOn: null | string;
            /** Format: date-time */
            cardEndedAt: null | string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
            form: components["schemas"]["ApplicationForm"];
            problems: components["schemas"]["FormProblem"][];
            corrections: components["schemas"]["Correction"][];
            calls: components["schemas"]["GuidanceCall"][];
            questions: components["schemas"]["EconomyQuestion"][];
            refusal: null | components["schemas"]["RefusalText"];
            economies: components["schemas"]["EconomyState"][];
            availableActions: components["schemas"]["CaseAction"][];
            offeredBusinesses: components["schemas"]["BusinessOffer"][];
            orders: components["schemas"]["OrderSummary"][];
        };
        CaseViewWaitingView: {
            who: null | components["schemas"]["Actor"];
            /** Format: date-time */
            since: string;
            nextStepInChinese: string;
            nextStep: string;
        };
        ChangeMessageSettingsRequest: {
            language: null | components["schemas"]["Language"];
            applicantLanguage: null | components["schemas"]["Language"];
            agentEmail: null | string;
            mail: components["schemas"]["MailChoice"][];
        };
        CompanySection: {
            kind?: null | components["schemas"]["EnterpriseKind"];
            sector?: null | components["schemas"]["Sector"];
            address?: null | string;
            contactName?: null | string;
            contactPhone?: null | string;
            contactEmail?: null | string;
            /** Format: double */
            apecTrade?: null | number;
            serviceContracts?: null | boolean;
            taxCredit?: null | components["schemas"]["TaxCredit"];
            /** Format: int32 */
            employees?: null | number;
            reportsDirectly?: null | boolean;
        };
        ComparePassportRequest: {
            line1: string;
            line2: string;
            applicant: components["schemas"]["ApplicantSection"];
            office?: null | string;
        };
        ComparePassportResponse: {
            faults: string[];
            fields: components["schemas"]["ComparedField"][];
            validity: null | components["schemas"]["ComparePassportValidity"];
        };
        ComparePassportValidity: {
            /** Format: date */
            expiresOn: string;
            /** Format: int32 */
            months: number;
            problem: null | components["schemas"]["FormProblem"];
        };
        ComparedField: {
            field: string;
            typed: null | string;
            read: null | string;
            agrees: boolean;
        };
        ConfigureEligibilityRequest: {
            /** Format: int32 */
            version: number;
            rules: components["schemas"]["EligibilityRule"][];
            reason: string;
        };
        Correction: {
            /** Format: int32 */
            round: number;
            stage: components["schemas"]["Stage"];
            pins: components["schemas"]["Pin"][];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
        };
        /** @enum {unknown} */
        Delivery: "None" | "Ready" | "Collected" | "Mailed";
        DisclosePersonalDataRequest: {
            purpose: null | components["schemas"]["ReadingPurpose"];
        };
        EconomyQuestion: {
            /** Format: uuid */
            questionId: string;
            economy: string;
            question: string;
            /** Format: date-time */
            askedAt: string;
            answer: null | string;
            /** Format: date-time */
            answeredAt: null | string;
        };
        EconomyState: {
            economy: string;
            state: components["schemas"]["PreClearanceState"];
            /** Format: date-time */
            decidedAt: null | string;
        };
        EligibilityRule: {
            kind: components["schemas"]["RuleKind"];
            /** Format: double */
            least?: null | number;
            allowed?: null | string[];
        };
        EligibilityRules: {
            office: string;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            validFrom: string;
            rules: components["schemas"]["EligibilityRule"][];
            changedBy: string;
            reason?: null | string;
        };
        /** @enum {unknown} */
        EnterpriseKind: "StateOwned" | "Private" | "ForeignFunded" | "JointVenture" | "HongKongMacaoTaiwan";
        Fee: {
            /** Format: double */
            amount: number;
            currency: string;
        };
        FileReading: {
            /** Format: date-time */
            at: string;
            item: string;
            name: string;
            role: string;
            purpose: components["schemas"]["ReadingPurpose"];
        };
        Forecast: {
            /** Format: date-time */
            halfBy: string;
            /** Format: date-time */
            nineOfTenBy: string;
        };
        FormProblem: {
            field: string;
            code: string;
            chinese: string;
            english: string;
        };
        /** @description One file of a frozen checklist: which item it answers, and the SHA-256 of its bytes in lower-case hex. */
        FrozenFile: {
            item: string;
            /** Format: uuid */
            fileId: string;
            sha256: string;
        };
        GetAnswerResponse: {
            /** Format: uuid */
            questionId: string;
            answer: string;
        };
        GetBoardResponse: {
            /** Format: date-time */
            askedAt: null | string;
            /** Format: int32 */
            decided: number;
            /** Format: int32 */
            granted: number;
            /** Format: int32 */
            of: number;
            economies: components["schemas"]["GetBoardRow"][];
            forecast: null | components["schemas"]["Forecast"];
            forecastNote: null | string;
        };
        GetBoardRow: {
            economy: string;
            state: components["schemas"]["PreClearanceState"];
            /** Format: date-time */
            at: null | string;
            /** Format: date-time */
            targetAt: string;
            overdue: boolean;
            forecast: null | components["schemas"]["Forecast"];
        };
        GetCaseMessagesItem: {
            /** Format: uuid */
            id: string;
            what: components["schemas"]["TimelineEvent"];
            economy: null | string;
            recipient: components["schemas"]["Recipient"];
            language: components["schemas"]["Language"];
            /** Format: date-time */
            createdAt: string;
            mail: components["schemas"]["MailState"];
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            nextAttemptAt: null | string;
            lastError: null | string;
        };
        GetCasesInReviewItem: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: uuid */
            enterpriseId: string;
            office: string;
            stage: components["schemas"]["Stage"];
            returnedFrom: null | components["schemas"]["Stage"];
            /** Format: int32 */
            round: number;
            asked: boolean;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            since: string;
            materials: string[];
        };
        GetCasesInReviewRequest: {
            caseIds: string[];
        };
        GetCompanyResponse: {
            name: string;
            uscc: string;
        };
        GetDecisionTimesDays: {
            /** Format: double */
            halfWithin: number;
            /** Format: double */
            nineOfTenWithin: number;
        };
        GetDecisionTimesResponse: {
            all: null | components["schemas"]["GetDecisionTimesDays"];
            economies: components["schemas"]["GetDecisionTimesRow"][];
        };
        GetDecisionTimesRow: {
            economy: string;
            /** Format: int32 */
            decisions: number;
            days: null | components["schemas"]["GetDecisionTimesDays"];
        };
        GetEarlyCardAdviceChance: {
            economy: string;
            /** Format: double */
            decidedByTrip: null | number;
            forecast: null | components["schemas"]["Forecast"];
        };
        GetEarlyCardAdviceResponse: {
            back: string[];
            open: components["schemas"]["GetEarlyCardAdviceChance"][];
            /** Format: double */
            allDecidedByTrip: null | number;
            /** Format: date */
            tripOn: null | string;
            laterCard: components["schemas"]["Fee"];
            isOffered: boolean;
            whyNot: null | string;
        };
        GetEligibilityResponse: {
            office: string;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            validFrom: string;
            rules: components["schemas"]["EligibilityRule"][];
        };
        GetHealthResponse: {
            queue: string;
            /** Format: int64 */
            waiting: null | number;
            /** Format: int64 */
            consumers: null | number;
            lastCursor: null | string;
            /** Format: date-time */
            lastAt: null | string;
            /** Format: date-time */
            lastSentAt: null | string;
            replay: null | components["schemas"]["ReplayView"];
        };
        GetInvoiceDataInvoiceData: {
            title: string;
            taxpayerNumber: string;
            email: string;
        };
        GetOwnDataResponse: {
            caseNumber: string;
            enterprise: string;
            applicant: components["schemas"]["ApplicantSection"];
            mailing: null | components["schemas"]["MailingAddress"];
            toldEconomies: string[];
            /** Format: date-time */
            consentGivenAt: null | string;
            cardNumber: null | string;
            /** Format: date */
            cardExpiresOn: null | string;
            readings: components["schemas"]["Reading"][];
            fileReadings: components["schemas"]["FileReading"][];
        };
        GetPersonalDataApplicant: {
            familyName: string;
            givenNames: string;
            chineseName: string;
            sex: components["schemas"]["Sex"];
            /** Format: date */
            dateOfBirth: string;
            passport: components["schemas"]["GetPersonalDataPassport"];
            residentId: string;
            mobile: string;
            email: string;
        };
        GetPersonalDataCompany: {
            name: string;
            uscc: string;
            contactName: string;
            contactPhone: string;
        };
        GetPersonalDataPassport: {
            number: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            expiresOn: string;
        };
        GetPersonalDataPersonalData: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            office: string;
            applicant: components["schemas"]["GetPersonalDataApplicant"];
            company: components["schemas"]["GetPersonalDataCompany"];
            mailing: null | components["schemas"]["MailingAddress"];
            /** Format: int32 */
            caseVersion: number;
            grantedEconomies: string[];
            /** Format: byte */
            person: string;
            previousPassportNumber: null | string;
            portrait: components["schemas"]["FrozenFile"][];
        };
        /** @enum {unknown} */
        GetRadarDue: "PassportExpires" | "CardExpires" | "RenewalOpens";
        GetRadarItem: {
            what: components["schemas"]["GetRadarDue"];
            /** Format: date */
            on: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            applicant: null | string;
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            availableActions: components["schemas"]["CaseAction"][];
            offeredBusinesses: components["schemas"]["BusinessOffer"][];
        };
        GetTrackingEntry: {
            what: components["schemas"]["TimelineEvent"];
            by: components["schemas"]["Actor"];
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            labelInEnglish: string;
            economy: null | string;
            /** Format: date-time */
            at: string;
        };
        GetTrackingResponse: {
            caseNumber: string;
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            labelInEnglish: string;
            waiting: components["schemas"]["CaseViewWaitingView"];
            /** Format: date-time */
            submittedAt: null | string;
            timeline: components["schemas"]["GetTrackingEntry"][];
            /** Format: date-time */
            askedAt: null | string;
            economies: components["schemas"]["EconomyState"][];
            delivery: components["schemas"]["Delivery"];
            trackingNumber: null | string;
            /** Format: date */
            cardExpiresOn: null | string;
        };
        GiveConsentResponse: {
            /** Format: date-time */
            givenAt: string;
        };
        GuidanceCall: {
            /** Format: uuid */
            callId: string;
            outcome: components["schemas"]["CallOutcome"];
            advice: null | string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            nextCallAt: null | string;
        };
        /** @enum {unknown} */
        HandoverMethod: "Collection" | "Mailing";
        HandoverSection: {
            method?: null | components["schemas"]["HandoverMethod"];
            servicePoint?: null | string;
            address?: null | components["schemas"]["MailingAddress"];
        };
        InvoiceSection: {
            taxpayerNumber?: null | string;
            email?: null | string;
        };
        JsonElement: unknown;
        /** @enum {unknown} */
        Language: "Chinese" | "English";
        ListCasesItem: {
            /** Format: uuid */
            id: string;
            number: null | string;
            applicant: null | string;
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            waitingFor: null | components["schemas"]["Actor"];
            /** Format: date-time */
            waitingSince: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
            availableActions: components["schemas"]["CaseAction"][];
            offeredBusinesses: components["schemas"]["BusinessOffer"][];
        };
        ListDeliveryProblemsItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            caseId: string;
            /** Format: uuid */
            enterpriseId: string;
            recipient: components["schemas"]["Recipient"];
            mail: components["schemas"]["MailState"];
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            nextAttemptAt: null | string;
            lastError: string;
        };
        ListEventsResponse: {
            items: components["schemas"]["PublicLetter"][];
            next: string;
            hasMore: boolean;
        };
        ListMessagesInbox: {
            items: components["schemas"]["ListMessagesItem"][];
            next: null | string;
            unread: string;
        };
        ListMessagesItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: null | string;
            what: components["schemas"]["TimelineEvent"];
            label: components["schemas"]["CaseLabel"];
            economy: null | string;
            subject: string;
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            readAt: null | string;
        };
        ListOrdersItem: {
            /** Format: uuid */
            id: string;
            number: null | string;
            kind: components["schemas"]["OrderKind"];
            kindInChinese: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            applicant: null | string;
            state: components["schemas"]["OrderState"];
            stateInChinese: string;
            waitingFor: null | components["schemas"]["Actor"];
            /** Format: date-time */
            waitingSince: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
            availableActions: components["schemas"]["OrderAction"][];
        };
        MailChoice: {
            group: components["schemas"]["MessageGroup"];
            recipients: components["schemas"]["Recipient"][];
        };
        /** @enum {unknown} */
        MailState: "Pending" | "Sent" | "Failed" | "Bounced" | "NotWanted";
        MailingAddress: {
            recipient?: null | string;
            phone?: null | string;
            province?: null | string;
            city?: null | string;
            street?: null | string;
            postcode?: null | string;
        };
        /** @enum {unknown} */
        MaterialCondition: "CardLost" | "CardReturned" | "PassportChanges";
        /** @enum {unknown} */
        MessageGroup: "Reviews" | "Payment" | "Economies" | "Cards";
        MessageSettingsView: {
            language: components["schemas"]["Language"];
            applicantLanguage: components["schemas"]["Language"];
            agentEmail: null | string;
            mail: components["schemas"]["MailChoice"][];
        };
        OpenSessionRequest: {
            /** Format: uuid */
            requestId: null | string;
            code: string;
        };
        OpenSessionResponse: {
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** @enum {unknown} */
        OrderAction: "EditForm" | "Submit" | "Withdraw" | "SubmitCorrection" | "Approve" | "RequestCorrection" | "Refuse" | "OpenCharge" | "Start" | "Complete" | "Lapse" | "Close" | "Reopen";
        OrderCorrection: {
            /** Format: int32 */
            round: number;
            pins: components["schemas"]["Pin"][];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
        };
        OrderForm: {
            reason?: null | components["schemas"]["OrderReason"];
            explanation?: null | string;
            contactName?: null | string;
            contactPhone?: null | string;
            passportChanges?: null | boolean;
            passport?: null | components["schemas"]["PassportSection"];
            invoice?: null | components["schemas"]["InvoiceSection"];
            return?: null | components["schemas"]["ReturnSection"];
            returnAcknowledged?: null | boolean;
            handover?: null | components["schemas"]["HandoverSection"];
        };
        /**
         * @description The four businesses that follow an application.
         * @enum {unknown}
         */
        OrderKind: "EarlyProduction" | "Replacement" | "PassportChange" | "Cancellation";
        /** @enum {unknown} */
        OrderReason: "CardDamaged" | "CardLost" | "PassportChanged" | "MoreEconomiesGranted" | "DataChanged" | "PassportRenewed" | "PassportLost" | "PassportDamaged" | "LeftTheFirm" | "CardExpired" | "CardMisused" | "NoLongerNeeded";
        /** @enum {unknown} */
        OrderState: "Draft" | "InReview" | "InCorrection" | "Approved" | "AwaitingPayment" | "InProgress" | "Completed" | "Refused" | "Withdrawn";
        OrderSummary: {
            /** Format: uuid */
            id: string;
            number: null | string;
            kind: components["schemas"]["OrderKind"];
            kindInChinese: string;
            state: components["schemas"]["OrderState"];
            stateInChinese: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
        };
        OrderView: {
            /** Format: uuid */
            id: string;
            number: null | string;
            kind: components["schemas"]["OrderKind"];
            kindInChinese: string;
            kindInEnglish: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            state: components["schemas"]["OrderState"];
            stateInChinese: string;
            waiting: components["schemas"]["CaseViewWaitingView"];
            steps: string[];
            popUp: null | string;
            returnNotice: null | string;
            reasons: components["schemas"]["OrderReason"][];
            applicant: null | string;
            company: components["schemas"]["OrderViewCompanyView"];
            office: components["schemas"]["OrderViewOfficeView"];
            form: components["schemas"]["OrderForm"];
            materialConditions: components["schemas"]["MaterialCondition"][];
            grantsAtClick: string[];
            isPaid: boolean;
            /** Format: double */
            feeAmount: null | number;
            feeCurrency: null | string;
            feePaid: boolean;
            feeRefunded: boolean;
            owesCard: boolean;
            /** Format: date-time */
            cardReturnedAt: null | string;
            /** Format: uuid */
            cardId: null | string;
            problems: components["schemas"]["FormProblem"][];
            corrections: components["schemas"]["OrderCorrection"][];
            calls: components["schemas"]["GuidanceCall"][];
            refusal: null | components["schemas"]["RefusalText"];
            endReason: null | string;
            /** Format: int32 */
            round: number;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
            availableActions: components["schemas"]["OrderAction"][];
        };
        OrderViewCompanyView: {
            name: string;
            uscc: string;
            kind: null | components["schemas"]["EnterpriseKind"];
            sector: null | components["schemas"]["Sector"];
            address: null | string;
            reportsDirectly: boolean;
        };
        OrderViewOfficeView: {
            code: string;
            chineseName: null | string;
            englishName: null | string;
            handoverMethods: components["schemas"]["HandoverMethod"][];
            servicePoints: components["schemas"]["ServicePointChoice"][];
        };
        /** @description What a service owes the bus at this moment. */
        OutboxState: {
            /** Format: int32 */
            messages: number;
            /**
             * Format: date-time
             * @description How long the oldest has waited to be sent; nothing waits, if none.
             */
            owedSince: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfGetCasesInReviewItem: {
            items: components["schemas"]["GetCasesInReviewItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfListCasesItem: {
            items: components["schemas"]["ListCasesItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfListDeliveryProblemsItem: {
            items: components["schemas"]["ListDeliveryProblemsItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfListOrdersItem: {
            items: components["schemas"]["ListOrdersItem"][];
            next: null | string;
        };
        PassportSection: {
            number?: null | string;
            /** Format: date */
            issuedOn?: null | string;
            /** Format: date */
            expiresOn?: null | string;
            mrzLine1?: null | string;
            mrzLine2?: null | string;
        };
        Pin: {
            kind: components["schemas"]["PinKind"];
            target: string;
            reason: string;
            before: null | string;
            after: null | string;
            answer: null | string;
            changed?: boolean;
            isDone?: boolean;
        };
        /**
         * @description What can be pinned.
         * @enum {unknown}
         */
        PinKind: "Field" | "Material";
        Place: {
            after?: null | string;
            /** Format: date-time */
            since?: null | string;
        };
        /** @enum {unknown} */
        PreClearanceState: "Waiting" | "Queried" | "Granted" | "Refused" | "Withdrawn";
        PublicLetter: {
            specversion: string;
            /** Format: uuid */
            id: string;
            source: string;
            type: string;
            subject: string;
            /** Format: date-time */
            time: string;
            datacontenttype: string;
            sequence: string;
            cursor: string;
            data: components["schemas"]["JsonElement"];
        };
        /** @description Personal data was read: who must know of it can see it. Kept in the audit chain. */
        Reading: {
            /** Format: date-time */
            at: string;
            /** @description The action as audited. */
            what: string;
            /** @description The id of what was read. */
            subject: string;
            /** @description The reader by role, not by name: an officer's, or that of a service. */
            role: string;
            purpose: components["schemas"]["ReadingPurpose"];
        };
        /** @enum {unknown} */
        ReadingPurpose: "Review" | "Guidance" | "IdentityCheck" | "Complaint" | "Audit" | "PreClearance" | "Production" | "OwnFile";
        /** @enum {unknown} */
        Recipient: "Enterprise" | "Agent" | "Applicant";
        RefusalText: {
            code: string;
            chinese: string;
            english: string;
            chineseRedress: string;
            englishRedress: string;
        };
        ReplayView: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            until: number;
            /** Format: int64 */
            cursor: number;
            /** Format: int32 */
            sent: number;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            endedAt: null | string;
        };
        RequestCodeRequest: {
            caseNumber: string;
            channel: null | components["schemas"]["TrackingChannel"];
        };
        RequestCodeResponse: {
            /** Format: uuid */
            requestId: string;
        };
        ReturnSection: {
            method?: null | components["schemas"]["CardReturnMethod"];
            servicePoint?: null | string;
        };
        /** @enum {unknown} */
        RuleKind: "EnterpriseKind" | "Sector" | "StaffCategory" | "ApecTradeOrContracts" | "TaxCredit" | "Employees" | "PassportMonths" | "InsuredMonths" | "NoCriminalRecord" | "NoRefusal";
        SaveOrderFormRequest: {
            form: null | components["schemas"]["OrderForm"];
            company?: null | components["schemas"]["OrderViewCompanyView"];
        };
        SearchCasesItem: {
            /** Format: uuid */
            id: string;
            number: string;
            applicant: null | string;
            enterprise: string;
            office: string;
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            /** Format: date-time */
            submittedAt: string;
        };
        SearchCasesRequest: {
            text: string;
        };
        /** @enum {unknown} */
        Sector: "Trade" | "Manufacturing" | "Law" | "Finance" | "Technology" | "Education" | "Logistics" | "Tourism" | "Accounting" | "Engineering" | "Other";
        SendTestEventResponse: {
            /** Format: uuid */
            id: string;
        };
        /** @description A place where cards of an office are collected. */
        ServicePointChoice: {
            code: string;
            chineseName: string;
            englishName: string;
            address: string;
        };
        /** @enum {unknown} */
        Sex: "M" | "F";
        SseItemOfString: {
            data?: null | string;
            eventType?: string;
            eventId?: null | string;
            reconnectionInterval?: null | string;
        };
        /** @enum {unknown} */
        StaffCategory: "Manager" | "Business" | "Technical";
        /** @enum {unknown} */
        Stage: "Draft" | "PreliminaryReview" | "ForeignAffairsReview" | "AwaitingPayment" | "MinistryReview" | "Forwarded" | "Correction" | "Refused" | "Withdrawn" | "Lapsed";
        StartCaseRequest: {
            noticeAccepted: boolean;
            /** Format: uuid */
            renews?: null | string;
            /** Format: uuid */
            copyOf?: null | string;
        };
        StartOrderRequest: {
            kind: null | components["schemas"]["OrderKind"];
            reason?: null | components["schemas"]["OrderReason"];
        };
        StartRosterItem: {
            /** Format: int32 */
            row: number;
            applicant: null | string;
            /** Format: uuid */
            caseId: null | string;
            /** Format: uuid */
            existing: null | string;
            problems: components["schemas"]["FormProblem"][];
        };
        StartRosterResponse: {
            /** Format: int32 */
            rows: number;
            /** Format: int32 */
            good: number;
            companyTaken: boolean;
            items: components["schemas"]["StartRosterItem"][];
        };
        /** @enum {unknown} */
        TaxCredit: "D" | "C" | "M" | "B" | "A";
        /** @enum {unknown} */
        TimelineEvent: "Started" | "Submitted" | "Claimed" | "DeadlineMissed" | "CorrectionRequested" | "GuidanceCalled" | "CorrectionSubmitted" | "Reminded" | "Withdrawn" | "Lapsed" | "Refused" | "ChargeOpened" | "ChargeExpired" | "PreliminaryReviewPassed" | "ForeignAffairsReviewPassed" | "FeePaid" | "FeeRefunded" | "ReadyForMinistry" | "MinistryReviewPassed" | "EconomiesAsked" | "EconomyGranted" | "EconomyRefused" | "EconomyQueried" | "QuestionAnswered" | "GrantWithdrawn" | "ClearanceCompleted" | "CardProduced" | "CardReadyForCollection" | "CardCollected" | "CardMailed" | "EconomyStruckFromCard" | "CardRevoked" | "CardExpired" | "CardSpoiled" | "CardUndelivered" | "CardReturned" | "CardReturnMissed" | "PassportChanged" | "OrderSubmitted" | "OrderReturned" | "OrderCorrected" | "OrderApproved" | "OrderRefused" | "OrderWithdrawn" | "OrderCompleted" | "InvoiceIssued";
        TimelineView: {
            /** Format: uuid */
            caseId: string;
            /** Format: int32 */
            caseVersion: number;
            what: components["schemas"]["TimelineEvent"];
            by: components["schemas"]["Actor"];
            label: components["schemas"]["CaseLabel"];
            labelInChinese: string;
            economy: null | string;
            why: null | string;
            /** Format: date-time */
            at: string;
            orderNumber: null | string;
        };
        /** @enum {unknown} */
        TrackingChannel: "Email" | "Mobile";
        WithdrawCaseRequest: {
            reason: null | string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
